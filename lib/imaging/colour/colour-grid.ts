import type { Pixels } from '../pixels';
import { resize } from '../transform';
import { srgbToLab } from './lab';

/** Cells a side. */
const SIDE = 8;
/** L*, a* and b* of every cell. */
const VALUES = SIDE * SIDE * 3;
/** Rows keep hundredths: nobody sees less. */
const STEPS = 100;

/** Mean colours of a picture on a grid of 8 × 8, CIE Lab (D65), row by row: 192 numbers. */
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

/** A grid as bytes for a row: 192 signed 16-bit numbers, big-endian, in hundredths. */
export function packColourGrid(grid: readonly number[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(2 * VALUES);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < VALUES; at++) view.setInt16(2 * at, Math.round(STEPS * (grid[at] ?? 0)));
  return bytes;
}

/** Null for bytes of another length. */
export function unpackColourGrid(bytes: Uint8Array): number[] | null {
  if (bytes.length !== 2 * VALUES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: VALUES }, (_, at) => view.getInt16(2 * at) / STEPS);
}
