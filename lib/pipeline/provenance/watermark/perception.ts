/**
 * How much change each cell of the grid hides, relative to a flat one. Flat skies and plain grounds hide little; texture hides
 * in proportion to its own contrast, but only where it goes on: neighbouring details are averaged by their *inverses*, so that a
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

/** Of the mean of inverses: the higher, the more flat cells outvote busy ones. With 1, letters got smudges. */
const POWER = 3;

/** 1 where the picture is flat, up to `EMBEDDING.most` in texture. */
export function visibilityMask(luma: Float32Array, { columns, rows }: GridSize): Float32Array {
  const around = boxMean(luma, columns, rows, DETAIL);
  const inverse = around.map((value, at) => (Math.abs((luma[at] as number) - value) + NOTHING) ** -POWER);
  const busy = boxMean(inverse, columns, rows, NEIGHBOURHOOD);
  const allowed = busy.map((value) =>
    Math.min(EMBEDDING.most, 1 + EMBEDDING.textureShare * (value ** (-1 / POWER) - NOTHING)),
  );
  const smooth = boxMean(allowed, columns, rows, SMOOTHING);
  // Next to black or white half of a symmetric change is cut off: count on half.
  return smooth.map((share, at) => {
    const value = luma[at] as number;
    const room = Math.min(1, Math.max(0, Math.min(255 - value, value)) / share);
    return share * (0.5 + 0.5 * room);
  });
}

/** Half cycles per root of the area → cycles per degree, for a picture whose root of the area spans 18° (a phone at arm's length). */
const CYCLES_PER_DEGREE = 1 / 36;

/** Contrast sensitivity at a radius, 0 to 1 (Mannos and Sakrison 1974). */
export function sensitivity(radius: number): number {
  const frequency = radius * CYCLES_PER_DEGREE;
  return 2.6 * (0.0192 + 0.114 * frequency) * Math.exp(-((0.114 * frequency) ** 1.1));
}
