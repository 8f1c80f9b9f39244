import type { Tx } from '../db/index';

/**
 * The items an open appeal speaks of. Until it is decided they are out of every run's reach: a run that goes on for a sibling
 * must neither judge them again nor give back the credit that is held for them.
 */
export async function underAppeal(tx: Tx, generationId: string): Promise<(itemId: string) => boolean> {
  const open = await tx.reviewCase.findMany({
    where: { generationId, kind: 'appeal', status: 'open' },
    select: { itemId: true },
  });
  const items = new Set(open.map(({ itemId }) => itemId));
  return (itemId) => items.has(null) || items.has(itemId);
}
