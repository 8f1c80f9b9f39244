import { z } from 'zod';
import { release } from '../billing/index';
import { forOrganisation, Prisma, type Tx } from '../db/index';
import { ColophonError } from '../errors/index';
import { newId } from '../ids/index';
import { admitNext } from './admission';
import { describe } from './describe';
import { ownRun, type RunKey } from './fence';
import { closeOpenSteps } from './open-steps';

/**
 * The run is over. Delivered items stay captured, blocked ones are released, held ones keep their credit and open a case;
 * after a cancel everything that is not delivered is released. A case that was approved while this run went on sends the
 * generation back to the queue instead.
 * @throws stale_attempt.
 */
export async function settleRun(key: RunKey, outcome: 'settled' | 'cancelled'): Promise<void> {
  const { organisationId, generationId } = key;
  await forOrganisation(organisationId, async (tx) => {
    await ownRun(tx, key);
    const items = await tx.item.findMany({ where: { generationId, credit: 'held' }, include: { reviewCase: true } });
    let approved = false;
    for (const item of items) {
      const held = outcome === 'settled' && item.verdict === 'hold';
      if (held && item.reviewCase?.status === 'approved') approved = true;
      else if (held && item.reviewCase?.status !== 'rejected') await openCase(tx, key, item);
      else await release(tx, { organisationId, generationId, itemId: item.id });
    }
    if (outcome === 'cancelled') await closeOpenSteps(tx, key);
    if (approved) await end(tx, key, { status: 'requested' });
    else await end(tx, key, { status: outcome, settledAt: new Date() });
  });
  await admitNext(organisationId);
}

/**
 * The run cannot be finished: everything that is not delivered is released, and the error is kept for the customer.
 * @throws stale_attempt.
 */
export async function failRun(key: RunKey, error: unknown): Promise<void> {
  const { organisationId, generationId } = key;
  await forOrganisation(organisationId, async (tx) => {
    await ownRun(tx, key);
    const items = await tx.item.findMany({ where: { generationId, credit: 'held' } });
    for (const { id } of items) await release(tx, { organisationId, generationId, itemId: id });
    await end(tx, key, { status: 'failed', settledAt: new Date(), error: describe(error) });
  });
  await admitNext(organisationId);
}

async function end(tx: Tx, { generationId }: RunKey, data: Prisma.GenerationUpdateInput): Promise<void> {
  const creditsHeld = await tx.item.count({ where: { generationId, credit: 'held' } });
  await tx.generation.update({
    where: { id: generationId },
    data: { ...data, progress: Prisma.DbNull, creditsHeld: BigInt(creditsHeld) },
  });
}

type HeldItem = { id: string; index: number; placement: string };

async function openCase(tx: Tx, { organisationId, generationId }: RunKey, item: HeldItem): Promise<void> {
  const creativeSha256 = await lookedAt(tx, generationId, item);
  const data = { organisationId, generationId, itemId: item.id, creativeSha256 };
  // Two settles of one item cannot meet (the row is locked), but the second run of a mixed generation comes here again.
  const there = await tx.reviewCase.findUnique({ where: { itemId: item.id } });
  if (!there) await tx.reviewCase.create({ data: { id: newId('case'), ...data } });
}

/** As much of the stages' outputs as a case needs; the stages' own rooms would bring Skia and sharp into the app. */
const picture = z.looseObject({ index: z.number(), placement: z.string().optional(), blob: z.string() });
const picturesSchema = z.looseObject({
  creatives: z.array(picture).default([]),
  artworks: z.array(picture).default([]),
});

/** What a reviewer will see, and what the decision is bound to: the creative, or the artwork when nothing was composed. */
async function lookedAt(tx: Tx, generationId: string, item: HeldItem): Promise<string> {
  const records = await tx.stepRecord.findMany({
    where: { generationId, status: 'finished', step: { in: ['composition', 'generation'] } },
  });
  const outputs = records.map(({ output }) => picturesSchema.parse(output));
  const creatives = outputs
    .flatMap((output) => output.creatives)
    .filter(({ placement }) => placement === item.placement);
  const pictures = [...creatives, ...outputs.flatMap((output) => output.artworks)];
  const blob = pictures.find(({ index }) => index === item.index)?.blob;
  if (!blob) throw new ColophonError('internal', { reference: `item ${item.id} was held before there was a picture` });
  return blob;
}
