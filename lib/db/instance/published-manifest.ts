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
