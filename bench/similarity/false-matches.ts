/** How often strangers are taken for one another, in pairs of pictures and against a large index. */

import { FingerprintIndex } from '../../lib/imaging/fingerprint-index';
import type { Pixels } from '../../lib/imaging/index';
import { extractKeypoints, KeypointStore, QUERY_KEYPOINTS, WORK_KEYPOINTS } from '../../lib/imaging/keypoints/index';
import { hammingDistance, pdq } from '../../lib/imaging/pdq';
import { regionHashes } from '../../lib/imaging/pdq-regions';
import { random, scene } from '../../tests/unit/safeguards/pictures';

/** Whole fingerprints of `count` different drawn pictures. */
export function strangers(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, seed) => pdq(scene(200_000 + seed, 96, 96)).hash);
}

export function falsePairs(hashes: readonly Uint8Array[]): { pairs: number; matched: number; nearest: number } {
  let [pairs, matched, nearest] = [0, 0, 256];
  for (const [at, hash] of hashes.entries())
    for (let other = at + 1; other < hashes.length; other += 1) {
      const distance = hammingDistance(hash, hashes[other] as Uint8Array);
      pairs += 1;
      if (distance <= 31) matched += 1;
      if (distance < nearest) nearest = distance;
    }
  return { pairs, matched, nearest };
}

/** An index of `size`: real fingerprints first, then those with 60 to 120 of their bits turned, so that it is as uneven as real ones are. */
export async function largeIndex(size: number, hashes: readonly Uint8Array[]): Promise<FingerprintIndex> {
  const next = random(9);
  const index = new FingerprintIndex();
  index.reserve(size);
  for (let at = 0; at < size; at += 1) {
    const from = hashes[at % hashes.length] as Uint8Array;
    if (at < hashes.length) index.add(from, at);
    else {
      const turned = Uint8Array.from(from);
      const bits = 60 + Math.floor(next() * 60);
      for (let bit = 0; bit < bits; bit += 1) {
        const place = Math.floor(next() * 256);
        turned[place >> 3] = (turned[place >> 3] ?? 0) ^ (1 << (place & 7));
      }
      index.add(turned, at);
    }
  }
  await index.settle();
  return index;
}

/** Creatives that are none of the works: how many have any variant within 31 bits of anything. */
export function falseCreatives(
  index: FingerprintIndex,
  creatives: readonly Pixels[],
): { creatives: number; matched: number; pairs: number } {
  let [matched, pairs] = [0, 0];
  for (const creative of creatives) {
    const hashes = regionHashes(creative, 'query').hashes.map(({ hash }) => hash);
    pairs += hashes.length * index.size;
    if (index.searchAll(hashes, 31).some((near) => near.length > 0)) matched += 1;
  }
  return { creatives: creatives.length, matched, pairs };
}

/** Works and pictures that have nothing to do with one another, compared by keypoints. */
export async function falseKeypoints(works: readonly Pixels[], pictures: readonly Pixels[]) {
  const store = new KeypointStore();
  for (const [ref, work] of works.entries()) store.add(extractKeypoints(work, WORK_KEYPOINTS), ref);
  await store.settle();
  let matched = 0;
  for (const picture of pictures) matched += store.search(extractKeypoints(picture, QUERY_KEYPOINTS)).length;
  return { pairs: store.works * pictures.length, matched };
}
