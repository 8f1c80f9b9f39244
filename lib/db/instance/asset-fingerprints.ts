import { ask } from './ask';

export interface AssetFingerprint {
  assetId: string;
  /** PDQ, 64 hex digits. */
  fingerprint: string;
}

/** Fingerprints of everything delivered, in pages ordered by id: begin with an empty text, go on with the last id. */
export function assetFingerprints(after: string, atMost = 10_000): Promise<AssetFingerprint[]> {
  return ask(
    (db) => db.$queryRaw<AssetFingerprint[]>`
    SELECT asset_id AS "assetId", fingerprint FROM asset_fingerprints(${after}, ${atMost}::integer)`,
  );
}
