import { ask } from './ask';

/** Whose delivered pictures these are, by asset id. */
export async function organisationsOfAssets(assetIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await ask(
    (db) => db.$queryRaw<{ asset_id: string; organisation_id: string }[]>`
    SELECT asset_id, organisation_id FROM organisations_of_assets(${[...assetIds]}::text[])`,
  );
  return new Map(rows.map((row) => [row.asset_id, row.organisation_id]));
}
