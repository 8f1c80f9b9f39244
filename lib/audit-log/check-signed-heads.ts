import { createPublicKey, verify } from 'node:crypto';
import { forOrganisation } from '../db/index';
import { headStatement } from './sign-head';

export interface SignedHeadsCheck {
  /** Heads looked at, and the last day there is one of. */
  heads: number;
  lastDay: string | null;
  intact: boolean;
  /** The first day that does not fit, and why. */
  broken: { day: string; problem: 'wrong_signature' | 'unknown_key' | 'entry_differs' } | null;
}

/**
 * Whether every signed head fits its signature and the entry it names is still there with the same hash. Together with
 * `verifyChain` this says that nothing up to the last signed day was rewritten.
 * @param trustedKeys SPKI PEM of the report keys; without them any key that fits will do
 */
export async function checkSignedHeads(
  organisationId: string,
  trustedKeys?: readonly string[],
): Promise<SignedHeadsCheck> {
  const rows = await forOrganisation(organisationId, async (tx) => {
    const heads = await tx.auditSignedHead.findMany({ where: { organisationId }, orderBy: { day: 'asc' } });
    const entries = await tx.auditEntry.findMany({
      where: { organisationId, seq: { in: heads.map(({ seq }) => seq) } },
      select: { seq: true, hash: true },
    });
    const hashes = new Map(entries.map(({ seq, hash }) => [seq, hash]));
    return heads.map((head) => ({ ...head, entry: hashes.get(head.seq) ?? null }));
  });
  const known = trustedKeys?.map((pem) => createPublicKey(pem));
  const problemOf = (row: (typeof rows)[number]) => {
    const key = createPublicKey(row.publicKey);
    const fits = verify(
      'sha256',
      headStatement(row),
      { key, dsaEncoding: 'ieee-p1363' },
      Buffer.from(row.signature, 'base64url'),
    );
    if (!fits) return 'wrong_signature';
    if (known && !known.some((one) => one.equals(key))) return 'unknown_key';
    return row.entry === row.hash ? null : 'entry_differs';
  };
  const dayOf = ({ day }: { day: Date }) => day.toISOString().slice(0, 10);
  const last = rows.at(-1);
  for (const row of rows) {
    const problem = problemOf(row);
    if (problem)
      return {
        heads: rows.length,
        lastDay: last ? dayOf(last) : null,
        intact: false,
        broken: { day: dayOf(row), problem },
      };
  }
  return { heads: rows.length, lastDay: last ? dayOf(last) : null, intact: true, broken: null };
}
