import { randomBytes } from 'node:crypto';
import { forOrganisation, isUniqueViolation, type Tx } from '../db/index';
import type { WatermarkIds } from '../pipeline/stage';
import type { RunKey } from './fence';

/** Random 64 bits, unique in this installation; the same item and key get the same id, so that a retry embeds it again. */
export function watermarkIdsFor({ organisationId }: RunKey): WatermarkIds {
  const allotted = (tx: Tx, itemId: string, keyId: string) =>
    tx.watermark.findUnique({ where: { itemId_keyId: { itemId, keyId } }, select: { id: true } });
  return {
    async allot(itemId, keyId) {
      for (;;) {
        try {
          return await forOrganisation(organisationId, async (tx) => {
            const there = await allotted(tx, itemId, keyId);
            if (there) return there.id;
            const id = randomBytes(8).toString('hex');
            await tx.watermark.create({ data: { id, organisationId, itemId, keyId } });
            return id;
          });
        } catch (error) {
          // Somebody was first with this item, or 64 bits met: either way the next round knows.
          if (!isUniqueViolation(error)) throw error;
        }
      }
    },
  };
}
