import { append } from '../audit-log/index';
import { capture } from '../billing/index';
import { forOrganisation, type Tx } from '../db/index';
import { ColophonError } from '../errors/index';
import type { Deliveries, Delivery } from '../pipeline/stage';
import { ownRun, type RunKey } from './fence';

/** Asset row, capture, verdict and audit entry in one transaction that checks the attempt; the same item twice is once. */
export function deliveriesFor(key: RunKey): Deliveries {
  return {
    record: (delivery) =>
      forOrganisation(key.organisationId, async (tx) => {
        const { cancelRequested } = await ownRun(tx, key);
        const there = await tx.asset.findUnique({ where: { itemId: delivery.item.id }, select: { id: true } });
        if (there) return { assetId: there.id, alreadyDelivered: true };
        // The row is locked, so a cancel comes before this delivery or is refused after it.
        if (cancelRequested) throw new ColophonError('cancelled');
        await deliver(tx, key, delivery);
        return { assetId: delivery.item.assetId, alreadyDelivered: false };
      }),
  };
}

async function deliver(tx: Tx, { organisationId, generationId }: RunKey, delivery: Delivery): Promise<void> {
  const { item, ...facts } = delivery;
  const { id: itemId, index, placement, assetId } = item;
  await tx.asset.create({ data: { id: assetId, organisationId, generationId, itemId, index, placement, ...facts } });
  const captured = await capture(tx, { organisationId, generationId, itemId });
  if (!captured)
    throw new ColophonError('internal', { reference: `item ${itemId} was delivered without a held credit` });
  await tx.item.update({ where: { id: itemId }, data: { verdict: 'pass', reasons: [] } });
  const { sha256, reportSha256, receiptSha256, watermarkId } = facts;
  const body = { assetId, generationId, sha256, reportSha256, receiptSha256, watermarkId };
  await append(tx, { organisationId, kind: 'asset.delivered', body });
}
