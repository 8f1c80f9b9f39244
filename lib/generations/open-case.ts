import { z } from 'zod';
import type { Tx } from '../db/index';
import { env } from '../env/index';
import { ColophonError } from '../errors/index';
import { newId } from '../ids/index';
import { findingSchema } from '../pipeline/finding';
import { json } from './describe';
import type { RunKey } from './fence';

const HOUR_MS = 3_600_000;

type HeldItem = { id: string; index: number; placement: string; reasons: unknown };

/** Opens the case of a held item, bound to its picture and to the rules that hold it, and starts its clock. */
export async function openCase(tx: Tx, { organisationId, generationId }: RunKey, item: HeldItem): Promise<void> {
  // Two settles of one item cannot meet (the row is locked), but the second run of a mixed generation comes here again.
  const there = await tx.reviewCase.findFirst({ where: { itemId: item.id, status: 'open' } });
  if (there) return;
  const picture = await pictureOf(tx, generationId, item);
  if (!picture)
    throw new ColophonError('internal', { reference: `item ${item.id} was held before there was a picture` });
  await tx.reviewCase.create({
    data: {
      id: newId('case'),
      organisationId,
      generationId,
      itemId: item.id,
      subject: picture.subject,
      creativeSha256: picture.sha256,
      rules: json(await rulesBehind(tx, generationId, item.reasons)),
      dueAt: new Date(Date.now() + env().REVIEW_DUE_HOURS * HOUR_MS),
    },
  });
}

/** As much of the stages' outputs as a case needs; the stages' own rooms would bring Skia and sharp into the app. */
const picture = z.looseObject({ index: z.number(), placement: z.string().optional(), blob: z.string() });
const picturesSchema = z.looseObject({
  creatives: z.array(picture).default([]),
  artworks: z.array(picture).default([]),
});

/** What a reviewer will see: the creative, or the artwork when nothing was composed; null when nothing was drawn. */
export async function pictureOf(
  tx: Tx,
  generationId: string,
  item: { index: number; placement: string },
): Promise<{ subject: 'creative' | 'artwork'; sha256: string } | null> {
  const records = await tx.stepRecord.findMany({
    where: { generationId, status: 'finished', step: { in: ['composition', 'generation'] } },
    orderBy: [{ at: 'asc' }, { attempt: 'asc' }],
  });
  const outputs = records.map(({ output }) => picturesSchema.parse(output));
  const ofIndex = ({ index }: { index: number }) => index === item.index;
  const creative = outputs
    .flatMap(({ creatives }) => creatives)
    .find((entry) => ofIndex(entry) && entry.placement === item.placement);
  if (creative) return { subject: 'creative', sha256: creative.blob };
  const artwork = outputs.flatMap(({ artworks }) => artworks).find(ofIndex);
  return artwork ? { subject: 'artwork', sha256: artwork.blob } : null;
}

const reasonsSchema = z.array(z.looseObject({ rule: z.string().default('') })).catch([]);

/** The rules behind an item's reasons with the versions that spoke; a rule that left no finding counts as its first. */
export async function rulesBehind(
  tx: Tx,
  generationId: string,
  reasons: unknown,
): Promise<{ rule: string; version: number }[]> {
  const names = [...new Set(reasonsSchema.parse(reasons).map(({ rule }) => rule))].filter(
    (rule) => rule !== '' && rule !== 'review/decision',
  );
  const records = await tx.stepRecord.findMany({
    where: { generationId, status: 'finished' },
    select: { findings: true },
  });
  const findings = records.flatMap((record) => z.array(findingSchema).parse(record.findings));
  return names.map((rule) => ({
    rule,
    version: findings.find((finding) => finding.rule === rule && finding.triggered)?.version ?? 1,
  }));
}
