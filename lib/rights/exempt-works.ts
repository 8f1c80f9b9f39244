import type { Tx } from '../db/index';

/** Works that no longer count against the organisation, because an operator upheld its dispute. */
export async function exemptWorks(tx: Tx, organisationId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.rightsDispute.findMany({
    where: { organisationId, status: 'upheld' },
    select: { workId: true },
    take: 10_000,
  });
  return new Set(rows.map(({ workId }) => workId));
}
