/**
 * How much change each cell of the grid hides, relative to a flat one. Flat skies and plain grounds hide little; texture hides
 * in proportion to its own contrast, but only where it goes on: neighbouring details are averaged by the third powers of their *inverses* (the first left smudges in letters), so that a
 * few flat cells outvote many busy ones, and the ground beside a letter and the inside of the letter count as flat.
 */
import { boxMean } from './box-mean';
import type { GridSize } from './grid';
import { EMBEDDING } from './parameters';

/** Box radius, in cells, of a detail, of the neighbourhood it is averaged over, and of the smoothing at the end. */
const DETAIL = 1;
const NEIGHBOURHOOD = 3;
const SMOOTHING = 2;
/** Details under this many luma levels count as none. */
const NOTHING = 1;

/** 1 where the picture is flat, up to `EMBEDDING.most` in texture. */
export function visibilityMask(luma: Float32Array, { columns, rows }: GridSize): Float32Array {
  const mask = boxMean(luma, columns, rows, DETAIL);
  for (let at = 0; at < mask.length; at++) {
    const detail = Math.abs((luma[at] as number) - (mask[at] as number)) + NOTHING;
    mask[at] = 1 / (detail * detail * detail);
  }
  boxMean(mask, columns, rows, NEIGHBOURHOOD, mask);
  for (let at = 0; at < mask.length; at++) {
    const detail = 1 / Math.cbrt(mask[at] as number) - NOTHING;
    mask[at] = Math.min(EMBEDDING.most, 1 + EMBEDDING.textureShare * detail);
  }
  boxMean(mask, columns, rows, SMOOTHING, mask);
  // Next to black or white half of a symmetric change is cut off: count on half.
  for (let at = 0; at < mask.length; at++) {
    const [value, share] = [luma[at] as number, mask[at] as number];
    mask[at] = 0.5 * share + 0.5 * Math.min(share, Math.max(0, Math.min(255 - value, value)));
  }
  return mask;
}

/** Half cycles per root of the area → cycles per degree, for a picture whose root of the area spans 18° (a phone at arm's length). */
const CYCLES_PER_DEGREE = 1 / 36;

/** Contrast sensitivity at a radius, 0 to 1 (Mannos and Sakrison 1974). */
export function sensitivity(radius: number): number {
  const frequency = radius * CYCLES_PER_DEGREE;
  return 2.6 * (0.0192 + 0.114 * frequency) * Math.exp(-((0.114 * frequency) ** 1.1));
}
