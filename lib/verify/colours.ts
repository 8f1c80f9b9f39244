import { type Pixels, resize, srgbToLab } from '../imaging/index';

/** Cells a side. */
const SIDE = 8;

/** Mean colours of a picture on a grid of 8 × 8, CIE Lab, row by row: 192 numbers. */
export async function colourGrid(pixels: Pixels): Promise<number[]> {
  const { data, channels } = await resize(pixels, SIDE, SIDE);
  const lab: number[] = [];
  for (let at = 0; at < data.length; at += channels)
    lab.push(...srgbToLab([data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]));
  return lab;
}

/** Mean CIE76 distance of two grids. */
export function colourDistance(first: readonly number[], second: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < first.length; at += 3)
    sum += Math.hypot(...[0, 1, 2].map((part) => (first[at + part] ?? 0) - (second[at + part] ?? 0)));
  return sum / (SIDE * SIDE);
}
