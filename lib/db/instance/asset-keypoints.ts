import { ask } from './ask';

export interface AssetKeypoints {
  assetId: string;
  createdAt: Date;
  /** The beginning of `imaging/keypoints/pack.ts`. */
  keypoints: Uint8Array;
}

/** Keypoints of what was delivered after `since`, newest first, at most `bytes` of each: begin with an empty text, go on with the last id. */
export function assetKeypoints(since: Date, before: string, atMost: number, bytes: number): Promise<AssetKeypoints[]> {
  return ask(
    (db) => db.$queryRaw<AssetKeypoints[]>`
    SELECT asset_id AS "assetId", created_at AS "createdAt", keypoints
    FROM asset_keypoints(${since}::timestamptz, ${before}, ${atMost}::integer, ${bytes}::integer)`,
  );
}

export interface PublishedKeypoints {
  watermarkId: string | null;
  watermarkKeyId: string;
  width: number;
  height: number;
  /** Null for what was delivered before they were kept. */
  keypoints: Uint8Array | null;
}

/** What it takes to hold a picture against one delivery; null when it is gone. */
export async function publishedKeypoints(assetId: string): Promise<PublishedKeypoints | null> {
  const [row] = await ask(
    (db) => db.$queryRaw<PublishedKeypoints[]>`
    SELECT watermark_id AS "watermarkId", watermark_key_id AS "watermarkKeyId", width, height, keypoints
    FROM published_keypoints(${assetId})`,
  );
  return row ?? null;
}
