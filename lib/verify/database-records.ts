import { assetFingerprints, type PublishedAsset, publishedAssets } from '../db/index';
import { hammingDistance, pdqFromHex } from '../imaging/pdq';
import { byKeypoints, registrable } from './deliveries-by-keypoints';
import { coloursOf } from './original';
import { FINGERPRINT_CANDIDATES, type RecordedAsset, type Records } from './result';

const PAGE = 10_000;
/** Fingerprints compared one by one: 200,000 take about 50 ms here plus the reading; beyond that an index is needed. */
const MOST = 200_000;

function recorded(row: PublishedAsset): RecordedAsset {
  const { assetId, sha256, organisationName, placement, watermarkId, manifestLabel, reportSha256, fingerprint } = row;
  const createdAt = row.createdAt.toISOString();
  return {
    assetId,
    sha256,
    organisationName,
    placement,
    createdAt,
    watermarkId,
    manifestLabel,
    reportSha256,
    fingerprint,
  };
}

async function first(by: 'asset' | 'sha256' | 'watermark', value: string): Promise<RecordedAsset | null> {
  const [row] = await publishedAssets(by, value);
  return row ? recorded(row) : null;
}

/** Every delivery of this installation, as far as anybody may know of it. */
export const databaseRecords: Records = {
  bySha256: (sha256) => first('sha256', sha256),
  byWatermark: (id) => first('watermark', id),
  async byFingerprint(fingerprint, maxDistance) {
    const wanted = pdqFromHex(fingerprint);
    if (!wanted) return [];
    let nearest: { assetId: string; distance: number }[] = [];
    let after = '';
    for (let seen = 0; seen < MOST; seen += PAGE) {
      const page = await assetFingerprints(after, PAGE);
      for (const row of page) {
        const hash = pdqFromHex(row.fingerprint);
        const distance = hash ? hammingDistance(wanted, hash) : Number.POSITIVE_INFINITY;
        if (distance <= maxDistance) nearest.push({ assetId: row.assetId, distance });
      }
      nearest = nearest.sort((a, b) => a.distance - b.distance).slice(0, FINGERPRINT_CANDIDATES);
      const last = page.at(-1);
      if (page.length < PAGE || !last) break;
      after = last.assetId;
    }
    const assets = await Promise.all(nearest.map(({ assetId }) => first('asset', assetId)));
    return assets.filter((asset) => asset !== null);
  },
  coloursOf,
  async byKeypoints(keypoints) {
    const ids = await byKeypoints(keypoints);
    const assets = await Promise.all(ids.map((id) => first('asset', id)));
    return assets.filter((asset) => asset !== null);
  },
  registrable,
};
