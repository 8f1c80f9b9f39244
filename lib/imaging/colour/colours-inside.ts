import type { Pixels } from '../pixels';
import { srgbToLab } from './lab';

/** Cells a side of a colour grid, and points a side looked at in each. */
const SIDE = 8;
const POINTS = 8;
/** Of a cell's points, how many must lie in the picture for its mean to say anything. */
const LEAST_SHARE = 0.9;

/**
 * Mean CIE76 distance of those cells of a colour grid (`colourGrid`) that lie in this picture.
 * @param place where a point of the whole picture, in fractions of its width and height, lies here, in pixels
 * @returns null when fewer than `least` of the 64 cells lie inside
 */
export function colourDistanceInside(
  { data, width, height, channels }: Pixels,
  grid: readonly number[],
  place: (u: number, v: number) => readonly [number, number],
  least = 8,
): number | null {
  let [sum, cells] = [0, 0];
  for (let cell = 0; cell < SIDE * SIDE; cell++) {
    const mean = [0, 0, 0];
    let seen = 0;
    for (let point = 0; point < POINTS * POINTS; point++) {
      const u = ((cell % SIDE) + ((point % POINTS) + 0.5) / POINTS) / SIDE;
      const v = (Math.floor(cell / SIDE) + (Math.floor(point / POINTS) + 0.5) / POINTS) / SIDE;
      const [x, y] = place(u, v).map(Math.floor) as [number, number];
      if (x < 0 || y < 0 || x >= width || y >= height) continue;
      const at = (y * width + x) * channels;
      for (let c = 0; c < 3; c++) mean[c] = (mean[c] as number) + (data[at + c] as number);
      seen++;
    }
    if (seen < LEAST_SHARE * POINTS * POINTS) continue;
    const lab = srgbToLab([(mean[0] as number) / seen, (mean[1] as number) / seen, (mean[2] as number) / seen]);
    sum += Math.hypot(...[0, 1, 2].map((part) => (lab[part] as number) - (grid[3 * cell + part] ?? 0)));
    cells++;
  }
  return cells < least ? null : sum / cells;
}
