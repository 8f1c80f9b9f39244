import { forOrganisation } from './for-organisation';

/** Tables and columns come from the catalogue, never from a caller. */
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/**
 * Every SHA-256 that any row of the organisation names, in any column, JSON included. Read from the rows' own text, so that a
 * new table that names blobs cannot be forgotten: what this leaves out is deleted.
 */
export async function referencedHashes(organisationId: string): Promise<Set<string>> {
  return forOrganisation(
    organisationId,
    async (tx) => {
      const tables = await tx.$queryRaw<{ name: string }[]>`
        SELECT table_name AS name FROM information_schema.columns
        WHERE table_schema = current_schema() AND column_name = 'organisation_id' ORDER BY table_name`;
      const found = new Set<string>();
      for (const { name } of tables) {
        const rows = await tx.$queryRawUnsafe<{ hash: string }[]>(
          `SELECT DISTINCT m[1] AS hash FROM ${quoted(name)} t, regexp_matches(t::text, '[0-9a-f]{64}', 'g') m`,
        );
        for (const { hash } of rows) found.add(hash);
      }
      return found;
    },
    { timeoutMs: 120_000 },
  );
}
