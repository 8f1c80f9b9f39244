/** Oriented corners of a picture at many sizes, each with 256 bits that say what is around it. */
import { lumaPicture, type PdqPixels } from '../pdq';
import { type Corner, cornersOf } from './corners';
import { describe, directionOf, PATCH_RADIUS, smoothed } from './describe';
import { pyramidOf } from './pyramid';

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
}

/** Registered works: few, for there may be many works. A logo pasted at 12 % of 1,024 px is seen at 123 px. */
export const WORK_KEYPOINTS: ExtractOptions = { longestSide: 320, levels: 9, most: 160 };
export const QUERY_KEYPOINTS: ExtractOptions = { longestSide: 1024, levels: 9, most: 1_400 };

/** Luma steps under this are grain and JPEG. */
const THRESHOLD = 14;
const MARGIN = PATCH_RADIUS + 2;
/** The picture is divided into so many cells a side, so that one busy corner does not take every place. */
const CELLS = 8;

export function extractKeypoints(pixels: PdqPixels, options: ExtractOptions): Keypoints {
  const luma = lumaPicture(pixels, options.longestSide);
  const levels = pyramidOf(luma.data, luma.width, luma.height, options.levels);
  const areas = levels.reduce((sum, level) => sum + level.width * level.height, 0);
  const [xs, ys, sizes, angles]: [number[], number[], number[], number[]] = [[], [], [], []];
  const parts: Uint8Array[] = [];
  for (const level of levels) {
    // By side, not by area: the small levels are where pasted pictures meet.
    const share = Math.ceil(options.most * Math.sqrt((level.width * level.height) / areas / levels.length));
    const chosen = spread(cornersOf(level, THRESHOLD, MARGIN), level.width, level.height, share);
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
  const count = Math.min(options.most, xs.length);
  const cut = <T extends number[]>(values: T) => Float32Array.from(values.slice(0, count));
  return {
    count,
    x: cut(xs),
    y: cut(ys),
    size: cut(sizes),
    angle: cut(angles),
    descriptors: Uint8Array.from(Buffer.concat(parts).subarray(0, count * 32)),
    aspect: luma.height / luma.width,
  };
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
