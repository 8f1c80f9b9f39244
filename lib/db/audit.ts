import type { Tx } from './for-organisation';
import type { Prisma } from './generated/client';

export interface AuditEntry {
  organisationId: string;
  /** `<what>.<done>`, e.g. `asset.delivered`. */
  kind: string;
  /** Ids and hashes, never personal data: the chain cannot forget. */
  body: Prisma.InputJsonObject;
}

/** Adds to the organisation's chain. Its number and hashes are the database's; what is passed here is only replaced by them. */
export async function appendAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx.auditEntry.create({ data: { ...entry, seq: 0n, prevHash: '', hash: '' }, select: { kind: true } });
}
