import { ask } from './ask';

/** What anybody holding the picture may know of it; never a person. */
export interface PublishedAsset {
  assetId: string;
  sha256: string;
  mediaType: string;
  width: number;
  height: number;
  /** PDQ, 64 hex digits. */
  fingerprint: string;
  watermarkId: string | null;
  watermarkKeyId: string;
  manifestLabel: string;
  reportSha256: string;
  organisationName: string;
  placement: string;
  engine: string;
  createdAt: Date;
}

/** Deliveries with these bytes, this mark or this id. The same bytes may have been delivered more than once. */
export function publishedAssets(by: 'asset' | 'sha256' | 'watermark', value: string): Promise<PublishedAsset[]> {
  return ask(
    (db) => db.$queryRaw<PublishedAsset[]>`
    SELECT asset_id AS "assetId", sha256, media_type AS "mediaType", width, height, fingerprint,
      watermark_id AS "watermarkId", watermark_key_id AS "watermarkKeyId", manifest_label AS "manifestLabel",
      report_sha256 AS "reportSha256", organisation_name AS "organisationName", placement, engine,
      created_at AS "createdAt"
    FROM published_asset(${by}, ${value})`,
  );
}
