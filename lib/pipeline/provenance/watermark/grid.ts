/**
 * A picture as the watermark sees it: luma on a canonical grid of the same shape and about 65,000 cells, whatever the picture's
 * size. That is what makes the mark survive scaling without any search.
 */
import type { Pixels } from '../../../imaging/pixels';
import { lumaOn } from './resample';

/** Cells of the grid: 256² for a square. The mark's finest waves are 4 cells long, so resampling hardly touches them. */
const ROOT_CELLS = 256;
const SMALLEST = 24;
const LARGEST = 1024;

export interface GridSize {
  columns: number;
  rows: number;
}

export const sameSize = (a: GridSize, b: GridSize): boolean => a.columns === b.columns && a.rows === b.rows;

export interface Grid extends GridSize {
  /** Rows from the top, 0 to 255. */
  luma: Float32Array;
}

/** Grid for a picture of this shape; cells are square to within one part in `columns`. */
export function gridSize(width: number, height: number): GridSize {
  const side = (share: number) => Math.min(LARGEST, Math.max(SMALLEST, Math.round(ROOT_CELLS * Math.sqrt(share))));
  return { columns: side(width / height), rows: side(height / width) };
}

export function gridOf(pixels: Pixels): Grid {
  const size = gridSize(pixels.width, pixels.height);
  return { ...size, luma: lumaOn(pixels, size) };
}
