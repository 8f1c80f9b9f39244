import { type Actor, demand } from '../../accounts/index';
import { append } from '../../audit-log/index';
import { getPreset } from '../../brands/index';
import { forOrganisation } from '../../db/index';
import { ColophonError } from '../../errors/index';
import { modelNamed } from '../../generations/index';
import { newId } from '../../ids/index';
import { canonicalBytes, sha256Hex } from '../../pipeline/provenance/index';
import { type Definition, definitionSchema } from './definition';
import { planRuns } from './plan-runs';

const BATCH = 500;

/** Parses what anybody may send. @throws invalid_argument naming the first thing that is wrong. */
export function readDefinition(given: unknown): Definition {
  const result = definitionSchema.safeParse(given);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new ColophonError('invalid_argument', {
    argument: `study ${issue?.path.join('.') ?? ''}`.trim(),
    problem: `${issue?.message ?? 'is not right'}.`,
  });
}

/**
 * Pins the preset's newest version and the engine's registered model, and stores the study with all its runs; workers begin at
 * once. Runs cost no credits and deliver nothing.
 * @throws invalid_argument, not_found (preset), unknown_engine, forbidden.
 */
export async function declareStudy(
  actor: Actor,
  given: unknown,
  repeats: string | null = null,
): Promise<{ id: string }> {
  demand(actor, 'audits:write');
  const definition = readDefinition(given);
  const preset = await getPreset(actor, definition.preset);
  const model = await modelNamed(definition.engine);
  const runs = planRuns(definition);
  const { organisationId } = actor;
  const id = newId('study');
  const definitionSha256 = sha256Hex(canonicalBytes(definition));
  await forOrganisation(
    organisationId,
    async (tx) => {
      await tx.study.create({
        data: {
          id,
          organisationId,
          createdBy: actor.userId,
          name: definition.name,
          kind: definition.kind,
          definition: JSON.parse(JSON.stringify(definition)),
          definitionSha256,
          presetVersionId: preset.versionId,
          engine: definition.engine,
          modelSha256: model.sha256,
          sampleSize: runs.length,
          everyDays: definition.everyDays ?? null,
          onChange: definition.onChange,
          repeats,
        },
      });
      for (let from = 0; from < runs.length; from += BATCH)
        await tx.studyRun.createMany({
          data: runs
            .slice(from, from + BATCH)
            .map((run) => ({ id: newId('studyRun'), organisationId, studyId: id, ...run })),
        });
      await append(tx, {
        organisationId,
        kind: 'study.declared',
        body: {
          studyId: id,
          definitionSha256,
          presetVersionId: preset.versionId,
          engine: definition.engine,
          by: actor.userId,
        },
      });
    },
    { timeoutMs: 60_000 },
  );
  return { id };
}
