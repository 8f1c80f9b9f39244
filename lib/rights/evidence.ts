/** What a match is shown with: the picture that was looked at, the matched region, and the registered work beside it. */
import { z } from 'zod';
import { type Actor, demand } from '../accounts/index';
import { forOrganisation } from '../db/index';
import { ColophonError } from '../errors/index';
import { composite, encodePng, type Pixels, rasteriseSvg } from '../imaging/index';
import { type Finding, findingSchema } from '../pipeline/finding';
import type { Region } from '../pipeline/stage';
import { refuseRemoved } from '../retention/index';
import { blobsOf } from '../storage/index';
import { brandMarkSvg } from './brand-marks/import-brand-marks';

export interface MatchEvidence {
  workId: string;
  title: string;
  holder: string;
  kind: string;
  method: 'fingerprint' | 'soft' | 'shape' | 'keypoints';
  /** Bits of 256 that differ; of keypoints their mean. */
  distance: number;
  /** Keypoints that agree; null for the other methods. */
  agreeing: number | null;
  threshold: number;
  /** How the picture was turned or cut when it matched. */
  variant: string;
  /** Which part of the work; null when it is not known. */
  workPart: string | null;
  /** Fractions of the picture; null means the whole. */
  region: Region | null;
  /** What the picture is. */
  subject: 'artwork' | 'creative';
  /** Unrelated pairs that were compared to measure this threshold, how many matched, and the 95 % ceiling of their rate. */
  measured: { pairs: number; matched: number; ceiling: number };
  /** Whether a picture of the work can be shown; a holder may have left fingerprints alone. */
  hasWorkPicture: boolean;
  /** Works searched: all, as shapes, for parts. */
  searched: { works: number; shapes: number; keypoints: number };
}

const text = z.string().catch('');
const number = z.number().catch(0);
const paramsSchema = z.object({
  work: z.string(),
  title: text,
  holder: text,
  kind: text,
  method: z.enum(['fingerprint', 'soft', 'shape', 'keypoints']).catch('fingerprint'),
  distance: number,
  agreeing: z.number().nullable().catch(null),
  variant: text,
  workPart: z.string().nullable().catch(null),
  subject: z.enum(['artwork', 'creative']).catch('creative'),
  falsePairs: number,
  falseMatched: number,
  falseCeiling: number,
  searched: number,
  shapesSearched: number,
  keypointsSearched: number,
});

/**
 * The matches that held or blocked an item: the creative's before the artwork's, one for each work. Empty when nothing matched.
 * @throws not_found, forbidden to all but reviewers: the picture may not have been approved.
 */
export async function matchesOf(actor: Actor, itemId: string): Promise<MatchEvidence[]> {
  const { findings } = await recordOf(actor, itemId);
  const byWork = new Map<string, MatchEvidence>();
  for (const finding of findings) {
    const evidence = evidenceOf(finding);
    if (evidence && (!byWork.has(evidence.workId) || evidence.subject === 'creative'))
      byWork.set(evidence.workId, evidence);
  }
  const ids = [...byWork.keys()];
  const previews = await forOrganisation(actor.organisationId, (tx) =>
    tx.protectedPreview.findMany({ where: { workId: { in: ids } }, select: { workId: true } }),
  );
  const shown = new Set(previews.map(({ workId }) => workId));
  return [...byWork.values()].map((entry) => ({
    ...entry,
    hasWorkPicture: shown.has(entry.workId) || entry.kind === 'brand-mark',
  }));
}

function evidenceOf(finding: Finding): MatchEvidence | null {
  const params = paramsSchema.safeParse(finding.params);
  if (!finding.triggered || !params.success) return null;
  const { work, title, holder, kind, method, distance, agreeing, variant, workPart, subject } = params.data;
  const { falsePairs: pairs, falseMatched: matched, falseCeiling: ceiling } = params.data;
  const { searched: works, shapesSearched: shapes, keypointsSearched: keypoints } = params.data;
  return {
    ...{ workId: work, title, holder, kind, method, distance, agreeing, variant, workPart, subject },
    threshold: finding.threshold ?? 0,
    region: finding.region ?? null,
    measured: { pairs, matched, ceiling },
    searched: { works, shapes, keypoints },
    hasWorkPicture: false,
  };
}

const artworksSchema = z.object({
  artworks: z.array(z.looseObject({ index: z.number(), aspect: z.string(), blob: z.string() })),
});
const creativesSchema = z.object({
  creatives: z.array(
    z.looseObject({
      index: z.number(),
      placement: z.string(),
      blob: z.string(),
      artwork: z.looseObject({ aspect: z.string() }).optional(),
    }),
  ),
});

/** The very pixels the finding speaks of. @throws not_found, blob_missing, forbidden. */
export async function readMatchedPicture(
  actor: Actor,
  itemId: string,
  subject: 'artwork' | 'creative',
): Promise<{ bytes: Uint8Array; mediaType: 'image/png' }> {
  const { item, outputs } = await recordOf(actor, itemId);
  const creatives = outputs.flatMap((output) => creativesSchema.safeParse(output).data?.creatives ?? []);
  const creative = creatives.findLast(({ index, placement }) => index === item.index && placement === item.placement);
  const artworks = outputs.flatMap((output) => artworksSchema.safeParse(output).data?.artworks ?? []);
  const artwork = artworks.findLast(
    ({ index, aspect }) => index === item.index && (!creative?.artwork || creative.artwork.aspect === aspect),
  );
  const blob = (subject === 'artwork' ? artwork : creative)?.blob;
  if (!blob) throw new ColophonError('not_found', { thing: 'picture' });
  await refuseRemoved(actor.organisationId, item.generationId);
  return { bytes: await blobsOf(actor.organisationId).get(blob), mediaType: 'image/png' };
}

async function recordOf(actor: Actor, itemId: string) {
  demand(actor, 'reviews:read');
  return forOrganisation(actor.organisationId, async (tx) => {
    const item = await tx.item.findUnique({ where: { id: itemId } });
    if (!item) throw new ColophonError('not_found', { thing: 'item' });
    const steps = await tx.stepRecord.findMany({
      where: { generationId: item.generationId, status: 'finished' },
      orderBy: { at: 'asc' },
      select: { findings: true, output: true },
    });
    const findings = steps
      .flatMap((step) => z.array(findingSchema).catch([]).parse(step.findings))
      .filter(({ rule }) => rule === 'safeguards/similarity')
      .filter(
        ({ items }) =>
          items.length === 0 || items.some((one) => one.index === item.index && one.placement === item.placement),
      );
    return { item, findings, outputs: steps.map(({ output }): unknown => output) };
  });
}

const MARK_SIDE = 320;

/** A picture of a registered work, for reviewers to compare with. @throws not_found, forbidden. */
export async function readWorkPicture(actor: Actor, workId: string): Promise<{ bytes: Uint8Array; mediaType: string }> {
  demand(actor, 'reviews:read');
  const found = await forOrganisation(actor.organisationId, (tx) =>
    tx.protectedWork.findUnique({ where: { id: workId }, include: { preview: true } }),
  );
  if (found?.preview) return { bytes: found.preview.bytes, mediaType: found.preview.mediaType };
  const svg = found?.kind === 'brand-mark' ? await brandMarkSvg(workId) : null;
  if (svg === null) throw new ColophonError('not_found', { thing: 'picture' });
  const mark = await rasteriseSvg(Buffer.from(svg), { width: MARK_SIDE, height: MARK_SIDE });
  const { width, height } = mark;
  const ground: Pixels = { data: new Uint8Array(width * height * 3).fill(255), width, height, channels: 3 };
  return { bytes: await encodePng(composite(ground, mark, 0, 0)), mediaType: 'image/png' };
}
