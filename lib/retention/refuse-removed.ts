import { forOrganisation } from '../db/index';
import { ColophonError } from '../errors/index';

/** @throws removed_by_retention when the pixels of this generation were removed; its rows, reports and receipts are there. */
export async function refuseRemoved(organisationId: string, generationId: string): Promise<void> {
  const removal = await forOrganisation(organisationId, (tx) =>
    tx.removal.findUnique({ where: { generationId }, select: { removedAt: true } }),
  );
  if (removal) throw new ColophonError('removed_by_retention', { date: removal.removedAt.toISOString().slice(0, 10) });
}
