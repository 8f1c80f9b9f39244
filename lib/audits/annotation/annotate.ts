import { z } from 'zod';
import { type Actor, demand } from '../../accounts/index';
import { append } from '../../audit-log/index';
import { forOrganisation, isUniqueViolation } from '../../db/index';
import { ColophonError } from '../../errors/index';
import { newId } from '../../ids/index';
import { decodeImage } from '../../imaging/index';
import { blobsOf } from '../../storage/index';
import { recorded } from '../measure/measure-run';
import { measureSkinTone } from '../measure/skin-tone';
import { type Definition, definitionSchema } from '../study/definition';
import { type MeasuredSkin, runResultSchema } from '../study/run-result';

const share = z.number().min(0).max(1);
const inputSchema = z.object({
  labels: z.record(z.string(), z.string()).default({}),
  regions: z
    .array(z.object({ x: share, y: share, width: share.positive(), height: share.positive() }))
    .max(8)
    .default([]),
});
export type AnnotationInput = z.input<typeof inputSchema>;

/**
 * Keeps what one person saw on one picture; skin tone is measured in the marked regions here, from the stored pixels. The
 * picture that completes the study's annotations sends it to be concluded again.
 * @throws not_found; invalid_argument for an answer the study does not know; conflict when this person has answered; forbidden.
 */
export async function annotate(actor: Actor, studyId: string, runId: string, input: unknown): Promise<void> {
  demand(actor, 'audits:annotate');
  const { organisationId } = actor;
  const run = await forOrganisation(organisationId, (tx) =>
    tx.studyRun.findFirst({ where: { id: runId, studyId }, include: { study: true } }),
  );
  if (run?.status !== 'finished') throw new ColophonError('not_found', { thing: 'picture' });
  const definition = definitionSchema.parse(run.study.definition);
  const { labels, regions } = parseInput(definition, input);
  const picture = runResultSchema.parse(run.result).picture;
  const skin = picture && regions.length > 0 ? await skinIn(organisationId, picture.blob, regions) : null;
  try {
    await forOrganisation(organisationId, async (tx) => {
      await tx.studyAnnotation.create({
        data: {
          id: newId('annotation'),
          organisationId,
          studyId,
          runId,
          annotator: actor.userId,
          labels,
          regions,
          ...(skin ? { skin } : {}),
        },
      });
      await append(tx, { organisationId, kind: 'study.annotated', body: { studyId, runId, by: actor.userId } });
    });
  } catch (error) {
    if (isUniqueViolation(error))
      throw new ColophonError('conflict', { problem: 'You have already annotated this picture.' });
    throw error;
  }
  await concludeWhenComplete(organisationId, studyId, definition);
}

function parseInput(definition: Definition, input: unknown) {
  const refuse = (argument: string, problem: string): never => {
    throw new ColophonError('invalid_argument', { argument, problem });
  };
  if (definition.kind !== 'pictures') return refuse('study', 'has no pictures to annotate.');
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success)
    return refuse(parsed.error.issues[0]?.path.join('.') || 'annotation', 'is not what this study asks for.');
  const { measures } = definition;
  for (const { id, values } of measures.labels)
    if (!values.includes(parsed.data.labels[id] ?? '')) return refuse(id, `must be one of ${values.join(', ')}.`);
  if (measures.skinTone?.region === 'annotated' && parsed.data.regions.length === 0)
    return refuse('regions', 'are missing; mark the skin to be measured.');
  return parsed.data;
}

/** Median of the marked regions' bins; null when none holds a pixel. */
async function skinIn(
  organisationId: string,
  blob: string,
  regions: z.infer<typeof inputSchema>['regions'],
): Promise<MeasuredSkin | null> {
  const { pixels } = await decodeImage(await blobsOf(organisationId).get(blob), { name: 'The artwork' });
  const tones = regions.map((region) => measureSkinTone(pixels, region)).filter((tone) => tone !== null);
  tones.sort((a, b) => a.monk - b.monk);
  const middle = tones[Math.floor((tones.length - 1) / 2)];
  return middle ? recorded(middle) : null;
}

/** Every picture has been seen by as many people as the study asks for. */
async function concludeWhenComplete(organisationId: string, studyId: string, definition: Definition): Promise<void> {
  if (definition.kind !== 'pictures') return;
  const { annotators } = definition.measures;
  await forOrganisation(organisationId, async (tx) => {
    await tx.$queryRaw`SELECT id FROM study WHERE id = ${studyId} FOR UPDATE`;
    const runs = await tx.studyRun.count({ where: { studyId, status: 'finished' } });
    const seen = await tx.studyAnnotation.groupBy({ by: ['runId'], where: { studyId }, _count: { _all: true } });
    if (seen.filter(({ _count }) => _count._all >= annotators).length < runs) return;
    await tx.study.updateMany({
      where: { id: studyId, status: 'concluded' },
      data: { status: 'concluding', leaseUntil: null },
    });
  });
}
