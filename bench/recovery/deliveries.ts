/** Deliveries in memory, as far as verification may know of them: found in the same ways as those of the database. */
import { createHash } from 'node:crypto';
import { colourGrid, type Pixels, resize } from '../../lib/imaging/index';
import {
  DELIVERY_KEYPOINTS,
  extractKeypoints,
  packKeypoints,
  unpackKeypoints,
} from '../../lib/imaging/keypoints/index';
import { hammingDistance, pdq, pdqFromHex, pdqToHex } from '../../lib/imaging/pdq';
import { DeliveryIndex } from '../../lib/verify/delivery-index';
import type { RecordedAsset, Records } from '../../lib/verify/index';
import type { Registrable } from '../../lib/verify/register-picture';
import { FINGERPRINT_CANDIDATES } from '../../lib/verify/result';

export interface Delivered {
  asset: RecordedAsset;
  facts: Omit<Registrable, 'near'>;
}

/** 16 hex digits: the mark of delivery `at`. */
export const markOf = (at: number): string => createHash('sha256').update(`asset ${at}`).digest('hex').slice(0, 16);

/** What is kept of a delivered picture. @param keyId of the key it was marked with */
export async function deliveredAs(at: number, pixels: Pixels, keyId: string): Promise<Delivered> {
  const assetId = `ast_${at}`;
  const asset: RecordedAsset = {
    assetId,
    sha256: `${at}`.padStart(64, '0'),
    organisationName: 'Bakery',
    placement: 'instagram-post',
    createdAt: '2026-11-23T12:00:00.000Z',
    watermarkId: markOf(at),
    manifestLabel: `urn:c2pa:${at}`,
    reportSha256: '0'.repeat(64),
    fingerprint: pdqToHex(pdq(pixels).hash),
  };
  const { width, height } = pixels;
  // Through bytes, because rows keep bytes.
  const keypoints = unpackKeypoints(packKeypoints(extractKeypoints(pixels, DELIVERY_KEYPOINTS)));
  const colours = await colourGrid(await resize(pixels, 320, 320));
  return {
    asset,
    facts: { assetId, watermarkId: markOf(at), watermarkKeyId: keyId, width, height, keypoints, colours },
  };
}

export function recordsOf(deliveries: readonly Delivered[]): Records {
  const index = new DeliveryIndex();
  for (const { facts } of deliveries) if (facts.keypoints) index.add(facts.assetId, packKeypoints(facts.keypoints));
  const settled = index.answer({ add: [], from: 'more' });
  const find = (test: (asset: RecordedAsset) => boolean) => deliveries.find(({ asset }) => test(asset))?.asset ?? null;
  const factsOf = (assetId: string) => deliveries.find(({ asset }) => asset.assetId === assetId)?.facts ?? null;
  return {
    bySha256: async (sha256) => find((asset) => asset.sha256 === sha256),
    byWatermark: async (id) => find((asset) => asset.watermarkId === id),
    async byFingerprint(fingerprint, most) {
      const wanted = pdqFromHex(fingerprint);
      const far = (asset: RecordedAsset) => {
        const hash = pdqFromHex(asset.fingerprint);
        return wanted && hash ? hammingDistance(wanted, hash) : Number.POSITIVE_INFINITY;
      };
      const near = deliveries.map(({ asset }) => asset).filter((asset) => far(asset) <= most);
      return near.sort((a, b) => far(a) - far(b)).slice(0, FINGERPRINT_CANDIDATES);
    },
    coloursOf: async (assetId) => factsOf(assetId)?.colours ?? null,
    async byKeypoints(keypoints) {
      await settled;
      return index.search(keypoints).flatMap((id) => find(({ assetId }) => assetId === id) ?? []);
    },
    registrable: async (assetId) => factsOf(assetId),
  };
}
