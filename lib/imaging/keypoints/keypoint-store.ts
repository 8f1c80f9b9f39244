/** Keypoints of many works, found by their descriptors and checked by whether they agree on one placement. */
import { FingerprintIndex } from '../fingerprint-index';
import { type Alignment, align, type Pair } from './align';
import type { Keypoints } from './extract';
import { packKeypoints } from './pack';
import { pairOf, unitOf } from './pairs';

/** Bits two descriptors of one place may differ by: of strangers' nearest pairs 1 in 90 lies under it. */
const DESCRIPTOR_DISTANCE = 56;
/**
 * Keypoints that must agree. Strangers reach 8 in 1,200 comparisons and never 10 in a million (`colophon bench similarity`);
 * a part pasted at a quarter of the width shows 20 and more.
 */
export const KEYPOINTS_AGREEING = 12;

export interface KeypointStoreOptions {
  /** Keypoints kept in memory, 330 bytes each; works beyond it are not found here, and counted as left out. */
  most: number;
  /** Keypoints of a work that must agree on its place. */
  agreeing: number;
  /** They must lie apart in the work: this share of its longer side at least, both ways. */
  spread: number;
}

/** Registered works: what is found here is a finding. */
const OPTIONS: KeypointStoreOptions = { most: 600_000, agreeing: KEYPOINTS_AGREEING, spread: 0.12 };

export interface NearPart {
  ref: number;
  agreeing: number;
  /** Mean of the agreeing descriptors' differing bits. */
  distance: number;
  /** Where in the picture, in fractions of its width and height. */
  region: { x: number; y: number; width: number; height: number };
}

export class KeypointStore {
  readonly #index = new FingerprintIndex();
  readonly #works: { ref: number; from: number; keypoints: Omit<Keypoints, 'descriptors'> }[] = [];
  /** By keypoint: which of `#works`. */
  #owner = new Int32Array(1024);
  #leftOut = 0;
  readonly #options: KeypointStoreOptions;

  constructor(options: KeypointStoreOptions = OPTIONS) {
    this.#options = options;
  }

  get works(): number {
    return this.#works.length;
  }

  get leftOut(): number {
    return this.#leftOut;
  }

  add({ descriptors, ...keypoints }: Keypoints, ref: number): void {
    if (keypoints.count < this.#options.agreeing) return;
    if (this.#index.size + keypoints.count > this.#options.most) {
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

  search(query: Keypoints): NearPart[] {
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
        const pair = pairOf(query, at, work.keypoints, k, distance);
        const list = pairs.get(owner);
        if (list) list.push(pair);
        else pairs.set(owner, [pair]);
      }
    }
    return [...pairs].flatMap(([owner, list]) => {
      const ref = this.#works[owner]?.ref;
      const { agreeing, spread } = this.#options;
      const found = list.length >= agreeing ? align(list) : null;
      if (ref === undefined || !found || found.inliers.length < agreeing) return [];
      return spreadEnough(list, found, spread) ? [{ ref, ...described(list, found, unit) }] : [];
    });
  }
}

function spreadEnough(pairs: readonly Pair[], { inliers }: Alignment, spread: number): boolean {
  const xs = inliers.map((at) => (pairs[at] as Pair).workX);
  const ys = inliers.map((at) => (pairs[at] as Pair).workY);
  return Math.max(...xs) - Math.min(...xs) >= spread && Math.max(...ys) - Math.min(...ys) >= spread;
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
