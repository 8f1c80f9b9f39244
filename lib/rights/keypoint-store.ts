/** Keypoints of registered works, found by their descriptors and checked by whether they agree on one placement. */
import { type Alignment, align, type Keypoints, type Pair, packKeypoints } from '../imaging/keypoints/index';
import type { PictureParts, Region } from '../pipeline/stage';
import { FingerprintIndex } from './fingerprint-index';

/** Keypoints kept in memory, 330 bytes each; works beyond it are found by their fingerprints alone, and counted as such. */
const MOST = 600_000;
/** Bits two descriptors of one place may differ by: of strangers' nearest pairs 1 in 90 lies under it. */
const DESCRIPTOR_DISTANCE = 56;
/**
 * Keypoints that must agree. Strangers reach 8 in 1,200 comparisons and never 10 in a million (`colophon bench similarity`);
 * a part pasted at a quarter of the width shows 20 and more.
 */
export const KEYPOINTS_AGREEING = 12;
/** They must lie apart in the work: this share of its longer side at least, both ways. */
const SPREAD = 0.12;

export interface NearPart {
  ref: number;
  agreeing: number;
  /** Mean of the agreeing descriptors' differing bits. */
  distance: number;
  /** Where in the picture. */
  region: Region;
}

export class KeypointStore {
  readonly #index = new FingerprintIndex();
  readonly #works: { ref: number; from: number; keypoints: Omit<Keypoints, 'descriptors'> }[] = [];
  /** By keypoint: which of `#works`. */
  #owner = new Int32Array(1024);
  #leftOut = 0;

  get works(): number {
    return this.#works.length;
  }

  get leftOut(): number {
    return this.#leftOut;
  }

  add({ descriptors, ...keypoints }: Keypoints, ref: number): void {
    if (keypoints.count < KEYPOINTS_AGREEING) return;
    if (this.#index.size + keypoints.count > MOST) {
      this.#leftOut += 1;
      return;
    }
    const from = this.#index.size;
    if (from + keypoints.count > this.#owner.length) {
      const owner = new Int32Array(Math.max(from + keypoints.count, this.#owner.length * 2));
      owner.set(this.#owner);
      this.#owner = owner;
    }
    for (let at = 0; at < keypoints.count; at += 1) {
      this.#index.add(descriptors.subarray(at * 32, at * 32 + 32), from + at);
      this.#owner[from + at] = this.#works.length;
    }
    this.#works.push({ ref, from, keypoints });
  }

  /** As the registry keeps them. */
  *packed(): IterableIterator<{ ref: number; bytes: Uint8Array }> {
    for (const { ref, from, keypoints } of this.#works) {
      const descriptors = new Uint8Array(keypoints.count * 32);
      for (let at = 0; at < keypoints.count; at += 1) descriptors.set(this.#index.hashAt(from + at), at * 32);
      yield { ref, bytes: packKeypoints({ ...keypoints, descriptors }) };
    }
  }

  settle(): Promise<void> {
    return this.#index.settle();
  }

  search(query: PictureParts['keypoints']): NearPart[] {
    const hashes = Array.from({ length: query.count }, (_, at) => query.descriptors.subarray(at * 32, at * 32 + 32));
    const pairs = new Map<number, Pair[]>();
    const unit = unitOf(query.aspect);
    for (const [at, near] of this.#index.approximateAll(hashes, DESCRIPTOR_DISTANCE).entries()) {
      // The nearest keypoint of each work alone: a lattice would otherwise vote many times.
      const best = new Map<number, { ref: number; distance: number }>();
      for (const found of near) {
        const owner = this.#owner[found.ref] as number;
        if ((best.get(owner)?.distance ?? 257) > found.distance) best.set(owner, found);
      }
      for (const [owner, { ref, distance }] of best) {
        const work = this.#works[owner];
        if (!work) continue;
        const k = ref - work.from;
        const own = unitOf(work.keypoints.aspect);
        const pair: Pair = {
          workX: (work.keypoints.x[k] as number) * own.x,
          workY: (work.keypoints.y[k] as number) * own.y,
          workSize: work.keypoints.size[k] as number,
          workAngle: work.keypoints.angle[k] as number,
          x: (query.x[at] as number) * unit.x,
          y: (query.y[at] as number) * unit.y,
          size: query.size[at] as number,
          angle: query.angle[at] as number,
          distance,
        };
        const list = pairs.get(owner);
        if (list) list.push(pair);
        else pairs.set(owner, [pair]);
      }
    }
    return [...pairs].flatMap(([owner, list]) => {
      const ref = this.#works[owner]?.ref;
      const found = list.length >= KEYPOINTS_AGREEING ? align(list) : null;
      if (ref === undefined || !found || found.inliers.length < KEYPOINTS_AGREEING) return [];
      return spreadEnough(list, found) ? [{ ref, ...described(list, found, unit) }] : [];
    });
  }
}

/** Fractions of width and height → units of the longer side. */
const unitOf = (aspect: number) => (aspect > 1 ? { x: 1 / aspect, y: 1 } : { x: 1, y: aspect });

function spreadEnough(pairs: readonly Pair[], { inliers }: Alignment): boolean {
  const xs = inliers.map((at) => (pairs[at] as Pair).workX);
  const ys = inliers.map((at) => (pairs[at] as Pair).workY);
  return Math.max(...xs) - Math.min(...xs) >= SPREAD && Math.max(...ys) - Math.min(...ys) >= SPREAD;
}

function described(pairs: readonly Pair[], { inliers }: Alignment, unit: { x: number; y: number }) {
  const agreed = inliers.map((at) => pairs[at] as Pair);
  const half = (pair: Pair) => pair.size / 2;
  const left = Math.max(0, Math.min(...agreed.map((pair) => pair.x - half(pair))) / unit.x);
  const top = Math.max(0, Math.min(...agreed.map((pair) => pair.y - half(pair))) / unit.y);
  const right = Math.min(1, Math.max(...agreed.map((pair) => pair.x + half(pair))) / unit.x);
  const bottom = Math.min(1, Math.max(...agreed.map((pair) => pair.y + half(pair))) / unit.y);
  return {
    agreeing: agreed.length,
    distance: Math.round(agreed.reduce((sum, pair) => sum + pair.distance, 0) / agreed.length),
    region: { x: left, y: top, width: right - left, height: bottom - top },
  };
}
