import { heldFor, release } from '../billing/index';
import { forOrganisation, Prisma, type Tx } from '../db/index';
import { admitNext } from './admission';
import { underAppeal } from './appealed';
import { describe } from './describe';
import { ownRun, type RunKey } from './fence';
import { openCase } from './open-case';
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
    const items = await heldItems(tx, generationId);
    let approved = false;
    for (const item of items) {
      const held = outcome === 'settled' && item.verdict === 'hold';
      // Only who saw the finished creative has decided on it; an appeal won before there was one leaves that to a person.
      const last = item.reviewCases.find(({ subject }) => subject === 'creative')?.status;
      if (held && last === 'approved') approved = true;
      else if (held && last !== 'rejected') await openCase(tx, key, item);
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
    for (const { id } of await heldItems(tx, generationId))
      await release(tx, { organisationId, generationId, itemId: id });
    await end(tx, key, { status: 'failed', settledAt: new Date(), error: describe(error) });
  });
  await admitNext(organisationId);
}

async function end(tx: Tx, { generationId }: RunKey, data: Prisma.GenerationUpdateInput): Promise<void> {
  const creditsHeld = await heldFor(tx, generationId);
  await tx.generation.update({
    where: { id: generationId },
    data: { ...data, progress: Prisma.DbNull, creditsHeld },
  });
}

/** Items whose credit is still held, with their cases, newest first; those under appeal are not this run's. */
async function heldItems(tx: Tx, generationId: string) {
  const items = await tx.item.findMany({
    where: { generationId, credit: 'held' },
    include: { reviewCases: { orderBy: { createdAt: 'desc' } } },
  });
  const appealed = await underAppeal(tx, generationId);
  return items.filter(({ id }) => !appealed(id));
}
