/** Keypoints of two pictures that look alike, and the way they agree one lies in the other. */
import { ones } from '../index-segment';
import { type Alignment, align, type Pair } from './align';
import type { Keypoints } from './extract';

type Places = Omit<Keypoints, 'descriptors'>;

/** Fractions of width and height → units of the longer side. */
export const unitOf = (aspect: number) => (aspect > 1 ? { x: 1 / aspect, y: 1 } : { x: 1, y: aspect });

export function pairOf(query: Places, at: number, work: Places, k: number, distance: number): Pair {
  const [unit, own] = [unitOf(query.aspect), unitOf(work.aspect)];
  return {
    workX: (work.x[k] as number) * own.x,
    workY: (work.y[k] as number) * own.y,
    workSize: work.size[k] as number,
    workAngle: work.angle[k] as number,
    x: (query.x[at] as number) * unit.x,
    y: (query.y[at] as number) * unit.y,
    size: query.size[at] as number,
    angle: query.angle[at] as number,
    distance,
  };
}

/**
 * Bits two descriptors of one place may differ by where one picture is compared with one other: strangers cost time alone there,
 * for they agree on nothing.
 */
const DESCRIPTOR_DISTANCE = 72;
/** Places that agree roughly are fitted again to those that agree to this share of the work's longer side. */
const FINE = 0.008;

/**
 * How `work` lies in `query`; null when too little agrees on anything. Under a centisecond for 1,000 and 240 keypoints.
 */
export function alignKeypoints(query: Keypoints, work: Keypoints): { alignment: Alignment; pairs: Pair[] } | null {
  const pairs: Pair[] = [];
  const [queries, works] = [wordsOf(query), wordsOf(work)];
  for (let at = 0; at < query.count; at += 1) {
    let [best, least] = [-1, DESCRIPTOR_DISTANCE + 1];
    for (let k = 0; k < work.count; k += 1) {
      const distance = differing(queries, at * 8, works, k * 8, least);
      if (distance < least) [best, least] = [k, distance];
    }
    if (best >= 0) pairs.push(pairOf(query, at, work, best, least));
  }
  const alignment = align(pairs, FINE);
  return alignment && { alignment, pairs };
}

function wordsOf({ descriptors, count }: Keypoints): Uint32Array {
  const view = new DataView(descriptors.buffer, descriptors.byteOffset, descriptors.byteLength);
  return Uint32Array.from({ length: count * 8 }, (_, at) => view.getUint32(at * 4));
}

/** Bits that differ, or any number from `enough` on once there are as many. */
function differing(a: Uint32Array, from: number, b: Uint32Array, to: number, enough: number): number {
  let distance = 0;
  for (let word = 0; word < 8; word += 1) {
    distance += ones((a[from + word] as number) ^ (b[to + word] as number));
    if (distance >= enough) return distance;
  }
  return distance;
}
