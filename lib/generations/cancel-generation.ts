import { type Actor, demand } from '../accounts/index';
import { append } from '../audit-log/index';
import { release } from '../billing/index';
import { forOrganisation, Prisma } from '../db/index';
import { ColophonError } from '../errors/index';
import { admitNext } from './admission';

/**
 * Asks for a generation to stop. One that runs is stopped by its worker within a second; one that waits ends here.
 * @throws not_found; conflict when it is over, or when an item was already delivered; forbidden.
 */
export async function cancelGeneration(actor: Actor, id: string): Promise<void> {
  demand(actor, 'generations:cancel');
  const { organisationId } = actor;
  await forOrganisation(organisationId, async (tx) => {
    await tx.$queryRaw`SELECT id FROM generation WHERE id = ${id} FOR UPDATE`;
    const row = await tx.generation.findUnique({ where: { id }, include: { items: true } });
    if (!row) throw new ColophonError('not_found', { thing: 'generation' });
    if (row.status === 'cancelled') return;
    if (row.status === 'settled' || row.status === 'failed')
      throw new ColophonError('conflict', { problem: 'The generation is over; there is nothing to cancel.' });
    if (row.items.some(({ credit }) => credit === 'captured'))
      throw new ColophonError('conflict', {
        problem: 'A part of it was already delivered, so it can no longer be cancelled.',
      });
    if (row.cancelRequestedAt) return;
    const running = row.status === 'running';
    if (!running)
      for (const item of row.items) await release(tx, { organisationId, generationId: id, itemId: item.id });
    const ended = { status: 'cancelled' as const, settledAt: new Date(), creditsHeld: 0n, progress: Prisma.DbNull };
    await tx.generation.update({ where: { id }, data: { cancelRequestedAt: new Date(), ...(running ? {} : ended) } });
    await append(tx, { organisationId, kind: 'generation.cancelled', body: { generationId: id, by: actor.userId } });
  });
  await admitNext(organisationId);
}
