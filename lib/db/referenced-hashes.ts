import { forOrganisation, type Tx } from './for-organisation';

/** Tables and columns come from the catalogue, never from a caller. */
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Rows about a generation whose pixels retention removed. */
const REMOVED = 'SELECT generation_id FROM removal';

/**
 * Hashes that only the rows of removed generations name, their signed reports and receipts aside. The audit log names what was
 * delivered for ever and needs none of it, so it does not count.
 * @param tables of the organisation, with whether they have a column `generation_id`
 */
async function forgotten(tx: Tx, tables: readonly { name: string; generation: boolean }[]): Promise<Set<string>> {
  const [gone, kept] = [new Set<string>(), new Set<string>()];
  const read = async (into: Set<string>, from: string) => {
    const rows = await tx.$queryRawUnsafe<{ hash: string }[]>(
      `SELECT DISTINCT m[1] AS hash FROM ${from} t, regexp_matches(t::text, '[0-9a-f]{64}', 'g') m`,
    );
    for (const { hash } of rows) into.add(hash);
  };
  for (const { name, generation } of tables) {
    const of = name === 'generation' ? 'id' : generation ? 'generation_id' : null;
    if (of !== null) {
      await read(gone, `(SELECT * FROM ${quoted(name)} WHERE ${of} IN (${REMOVED}))`);
      await read(kept, `(SELECT * FROM ${quoted(name)} WHERE ${of} IS NULL OR ${of} NOT IN (${REMOVED}))`);
    } else if (name !== 'audit_entry') await read(kept, quoted(name));
  }
  await read(kept, '(SELECT report_sha256, receipt_sha256 FROM asset)');
  return new Set([...gone].filter((hash) => !kept.has(hash)));
}

/**
 * Every SHA-256 that any row of the organisation names, in any column, JSON included. Read from the rows' own text, so that a
 * new table that names blobs cannot be forgotten: what this leaves out is deleted. What retention removed is left out.
 */
export async function referencedHashes(organisationId: string): Promise<Set<string>> {
  return forOrganisation(
    organisationId,
    async (tx) => {
      const tables = await tx.$queryRaw<{ name: string; generation: boolean }[]>`
        SELECT table_name AS name, EXISTS (
          SELECT FROM information_schema.columns other
          WHERE other.table_schema = current_schema() AND other.table_name = own.table_name
            AND other.column_name = 'generation_id'
        ) AS generation
        FROM information_schema.columns own
        WHERE table_schema = current_schema() AND column_name = 'organisation_id' ORDER BY table_name`;
      const found = new Set<string>();
      for (const { name } of tables) {
        const rows = await tx.$queryRawUnsafe<{ hash: string }[]>(
          `SELECT DISTINCT m[1] AS hash FROM ${quoted(name)} t, regexp_matches(t::text, '[0-9a-f]{64}', 'g') m`,
        );
        for (const { hash } of rows) found.add(hash);
      }
      if ((await tx.removal.count()) > 0) for (const hash of await forgotten(tx, tables)) found.delete(hash);
      return found;
    },
    { timeoutMs: 120_000 },
  );
}
