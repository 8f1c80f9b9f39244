import type { GridSize } from '../grid';

const CELLS = 256 * 256;
const STEP = 8;
const SMALLEST = 32;
const LARGEST = 1024;

/** Grid of `colophon-dct-1` for a picture of this shape: about 65,000 cells, sides in steps of 8. */
export function gridSize(width: number, height: number): GridSize {
  const side = (share: number) =>
    Math.min(LARGEST, Math.max(SMALLEST, Math.round((Math.sqrt(CELLS) * Math.sqrt(share)) / STEP) * STEP));
  return { columns: side(width / height), rows: side(height / width) };
}
