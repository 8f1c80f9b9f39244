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

export interface AssetParts {
  assetId: string;
  /** PDQ of its turns and parts (`imaging/packed-regions.ts`). */
  parts: Uint8Array;
}

/** The same of turns and parts, newest first, of what was delivered since they are kept: begin with an empty text. */
export function assetParts(before: string, atMost: number): Promise<AssetParts[]> {
  return ask(
    (db) => db.$queryRaw<AssetParts[]>`
    SELECT asset_id AS "assetId", parts FROM asset_part_fingerprints(${before}, ${atMost}::integer)`,
  );
}
