import { ask } from './ask';

/** Where a delivery lies whose manifest has this label; for the public manifest repository alone. */
export async function publishedManifest(
  label: string,
): Promise<{ organisationId: string; sha256: string; mediaType: string } | null> {
  const [row] = await ask(
    (db) => db.$queryRaw<{ organisationId: string; sha256: string; mediaType: string }[]>`
    SELECT organisation_id AS "organisationId", sha256, media_type AS "mediaType" FROM published_manifest(${label})`,
  );
  return row ?? null;
}

/** Where the preview of a delivery lies; for showing the registered original beside a picture that led to it. */
export async function publishedPreview(
  assetId: string,
): Promise<{ organisationId: string; previewSha256: string } | null> {
  const [row] = await ask(
    (db) => db.$queryRaw<{ organisationId: string; previewSha256: string }[]>`
    SELECT organisation_id AS "organisationId", preview_sha256 AS "previewSha256" FROM published_preview(${assetId})`,
  );
  return row ?? null;
}

/** Mean colours of a delivery (`imaging/colour/colour-grid.ts`); null for what was delivered before they were kept. */
export async function publishedColours(assetId: string): Promise<Uint8Array | null> {
  const [row] = await ask(
    (db) => db.$queryRaw<{ colours: Uint8Array }[]>`SELECT colours FROM published_colours(${assetId})`,
  );
  return row?.colours ?? null;
}
