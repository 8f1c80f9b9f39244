import { forOrganisation, isUniqueViolation } from '../db/index';
import type { Signer } from '../pipeline/stage';

/** What is signed: one line a fact, so that anybody can check it with two commands. */
export function headStatement(head: { organisationId: string; day: Date; seq: bigint; hash: string }): Uint8Array {
  const day = head.day.toISOString().slice(0, 10);
  return new TextEncoder().encode(`colophon.audit-head.1\n${head.organisationId}\n${day}\n${head.seq}\n${head.hash}\n`);
}

/**
 * Signs where the organisation's chain ends, once a day (UTC); a second call on the same day does nothing.
 * Answers whether this call signed.
 */
export async function signHead(organisationId: string, signer: Signer, now: Date): Promise<boolean> {
  const day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()));
  const head = await forOrganisation(organisationId, async (tx) => {
    const there = await tx.auditSignedHead.findUnique({ where: { organisationId_day: { organisationId, day } } });
    return there ? null : tx.auditHead.findUnique({ where: { organisationId } });
  });
  if (!head) return false;
  const { seq, hash } = head;
  const value = await signer.sign(headStatement({ organisationId, day, seq, hash }));
  const signature = Buffer.from(value).toString('base64url');
  const { keyId, publicKey } = signer;
  try {
    await forOrganisation(organisationId, (tx) =>
      tx.auditSignedHead.create({ data: { organisationId, day, seq, hash, keyId, publicKey, signature } }),
    );
    return true;
  } catch (error) {
    // Another worker was first.
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}
