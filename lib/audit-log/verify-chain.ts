import { forOrganisation } from '../db/index';

/** Recomputes every hash of the organisation's chain. `brokenAt` is the number of the first entry that does not fit. */
export async function verifyChain(
  organisationId: string,
): Promise<{ intact: true; entries: bigint } | { intact: false; brokenAt: bigint }> {
  return forOrganisation(organisationId, async (tx) => {
    const [row] = await tx.$queryRaw<{ broken_at: bigint | null }[]>`SELECT audit_chain_broken_at() AS broken_at`;
    const brokenAt = row?.broken_at ?? null;
    if (brokenAt !== null) return { intact: false, brokenAt };
    return { intact: true, entries: BigInt(await tx.auditEntry.count({ where: { organisationId } })) };
  });
}
