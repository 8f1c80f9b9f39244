/** Oriented corners of a picture at many sizes, each with 256 bits that say what is around it. */
import { lumaPicture, type PdqPixels } from '../pdq';
import { type Corner, cornersOf } from './corners';
import { describe, directionOf, PATCH_RADIUS, smoothed } from './describe';
import { type Level, pyramidOf } from './pyramid';

/** Parallel arrays, one entry a keypoint. Coordinates are fractions of width and height; `size` of the longer side. */
export interface Keypoints {
  count: number;
  x: Float32Array;
  y: Float32Array;
  /** Side of the described patch as a fraction of the picture's longer side. */
  size: Float32Array;
  /** Radians. */
  angle: Float32Array;
  /** 32 bytes each. */
  descriptors: Uint8Array;
  /** Height over width: what turns fractions into a common unit. */
  aspect: number;
}

export interface ExtractOptions {
  /** Longer side the picture is brought to, px; smaller pictures stay as they are. */
  longestSide: number;
  levels: number;
  /** At most so many, spread over the picture. */
  most: number;
  /** Sizes in turns instead of one after another, so that the first few are of all of them. */
  inTurns?: true;
  /** Where there are next to no corners, fainter ones are taken: soft pictures have no others. */
  faint?: true;
}

/** Registered works: few, for there may be many works. A logo pasted at 12 % of 1,024 px is seen at 123 px. */
export const WORK_KEYPOINTS: ExtractOptions = { longestSide: 320, levels: 9, most: 160 };
export const QUERY_KEYPOINTS: ExtractOptions = { longestSide: 1024, levels: 9, most: 1_400 };
/** Deliveries, to say where a part of one lies: more and finer, 9.6 kB each. */
export const DELIVERY_KEYPOINTS: ExtractOptions = {
  longestSide: 640,
  levels: 9,
  most: 240,
  inTurns: true,
  faint: true,
};
/** What is held against deliveries. */
export const REGISTER_KEYPOINTS: ExtractOptions = {
  longestSide: 800,
  levels: 9,
  most: 1_000,
  inTurns: true,
  faint: true,
};

/** Luma steps under this are grain and JPEG. */
const THRESHOLD = 14;
/** Fewer keypoints than this are next to none; then steps of so much count. */
const FEW = 120;
const FAINT_THRESHOLD = 5;
const MARGIN = PATCH_RADIUS + 2;
/** The picture is divided into so many cells a side, so that one busy corner does not take every place. */
const CELLS = 8;

export function extractKeypoints(pixels: PdqPixels, options: ExtractOptions): Keypoints {
  const luma = lumaPicture(pixels, options.longestSide);
  const levels = pyramidOf(luma.data, luma.width, luma.height, options.levels);
  const found = keypointsOf(levels, THRESHOLD, options);
  return options.faint && found.count < FEW ? keypointsOf(levels, FAINT_THRESHOLD, options) : found;
}

function keypointsOf(levels: readonly Level[], threshold: number, options: ExtractOptions): Keypoints {
  const whole = levels[0] as Level;
  const areas = levels.reduce((sum, level) => sum + level.width * level.height, 0);
  const [xs, ys, sizes, angles]: [number[], number[], number[], number[]] = [[], [], [], []];
  const parts: Uint8Array[] = [];
  for (const level of levels) {
    // By side, not by area: the small levels are where pasted pictures meet.
    const share = Math.ceil(options.most * Math.sqrt((level.width * level.height) / areas / levels.length));
    const chosen = spread(cornersOf(level, threshold, MARGIN), level.width, level.height, share);
    if (chosen.length === 0) continue;
    const smooth = smoothed(level);
    const descriptors = new Uint8Array(chosen.length * 32);
    for (const [at, corner] of chosen.entries()) {
      const angle = directionOf(level, corner);
      describe(smooth, level.width, corner, angle, descriptors, at * 32);
      xs.push((corner.x + 0.5) / level.width);
      ys.push((corner.y + 0.5) / level.height);
      sizes.push((2 * PATCH_RADIUS + 1) / Math.max(level.width, level.height));
      angles.push(angle);
    }
    parts.push(descriptors);
  }
  const order = options.inTurns ? inTurns(sizes) : [...xs.keys()];
  const kept = order.slice(0, options.most);
  const pick = (values: readonly number[]) => Float32Array.from(kept, (at) => values[at] as number);
  const all = Buffer.concat(parts);
  return {
    count: kept.length,
    x: pick(xs),
    y: pick(ys),
    size: pick(sizes),
    angle: pick(angles),
    descriptors: Uint8Array.from(Buffer.concat(kept.map((at) => all.subarray(at * 32, at * 32 + 32)))),
    aspect: whole.height / whole.width,
  };
}

/** Positions: the first of each size, then the second of each, and so on. */
function inTurns(sizes: readonly number[]): number[] {
  const groups = new Map<number, number[]>();
  for (const [at, size] of sizes.entries()) groups.set(size, [...(groups.get(size) ?? []), at]);
  const rounds = Math.max(0, ...[...groups.values()].map((group) => group.length));
  return Array.from({ length: rounds }, (_, round) =>
    [...groups.values()].flatMap((group) => group[round] ?? []),
  ).flat();
}

/** The strongest corners, cell by cell in turns, until there are enough. */
function spread(corners: Corner[], width: number, height: number, most: number): Corner[] {
  const sorted = corners.sort((a, b) => b.score - a.score || a.y - b.y || a.x - b.x);
  if (sorted.length <= most) return sorted;
  const cells = new Map<number, Corner[]>();
  for (const corner of sorted) {
    const cell = Math.floor((corner.y * CELLS) / height) * CELLS + Math.floor((corner.x * CELLS) / width);
    const held = cells.get(cell);
    if (held) held.push(corner);
    else cells.set(cell, [corner]);
  }
  const chosen: Corner[] = [];
  for (let round = 0; chosen.length < most; round += 1) {
    const next = [...cells.values()].flatMap((held) => held[round] ?? []).sort((a, b) => b.score - a.score);
    if (next.length === 0) break;
    chosen.push(...next.slice(0, most - chosen.length));
  }
  return chosen;
}
