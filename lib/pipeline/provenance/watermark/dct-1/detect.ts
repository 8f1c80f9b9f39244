/** The plain layer, `colophon-dct-1`: read in whole pictures at any scale. Files of the first release carry it alone. */
import type { Pixels } from '../../../../imaging/pixels';
import type { WatermarkKey } from '../../../stage';
import { CODED_BITS, decodePayload } from '../code';
import type { Geometry } from '../fold';
import { type Grid, gridSize, sameSize } from '../grid';
import { lumaOn } from '../resample';
import { forwardDct } from './dct';
import { contrastOn, extentOf, layoutOf, softBits, spectrum } from './statistic';

export { ALGORITHM as PLAIN_ALGORITHM } from './parameters';

/** Agreement of pictures without a mark with their likeliest codeword: 9.3 ± .7 (20,000 looks, docs/decisions/0030). */
const CHANCE = { mean: 9.3, deviation: 0.7 } as const;

export interface PlainDecoding {
  /** 16 hex digits. */
  payload: string;
  intact: boolean;
  /** Standard deviations above what pictures without a mark give. */
  above: number;
  agreement: number;
  /** One value per coded bit. */
  soft: Float32Array;
}

/** What is seen of the plain layer, before any key: coefficients on the grid of a picture of this shape. */
export interface PlainView {
  width: number;
  height: number;
  coefficients: Float32Array;
}

/** A whole picture. @param grid its luma on the lattice's grid, which squares share */
export function plainView(pixels: Pixels, grid?: Grid): PlainView {
  const { width, height } = pixels;
  const extent = extentOf(width, height);
  const luma = grid && sameSize(grid, extent) ? grid.luma : lumaOn(pixels, extent);
  return { width, height, coefficients: spectrum(luma, extent) };
}

/** Cells over which what is there fades into what was cut away. */
const RIM = 6;

/**
 * A part of a picture, put back where it was taken from: `geometry` as the lattice found it, `origin` where the whole picture's
 * middle lies beside this one's, in cells of the whole. It is taken to have had this one's proportions; what is missing says
 * nothing.
 */
export function registeredView(
  grid: Grid,
  { width, height }: Pick<Pixels, 'width' | 'height'>,
  { angle, scale }: Geometry,
  origin: { x: number; y: number },
): PlainView {
  const extent = extentOf(width, height);
  const whole = gridSize(width, height);
  const { columns, rows } = extent;
  const [c, s] = [scale * Math.cos(angle), scale * Math.sin(angle)];
  const luma = new Float32Array(columns * rows);
  const there = new Float32Array(columns * rows);
  for (let y = 0, at = 0; y < rows; y++) {
    const v = ((y + 0.5) / rows - 0.5) * whole.rows + origin.y;
    for (let x = 0; x < columns; x++, at++) {
      const u = ((x + 0.5) / columns - 0.5) * whole.columns + origin.x;
      const [across, down] = [c * u - s * v + grid.columns / 2 - 0.5, s * u + c * v + grid.rows / 2 - 0.5];
      const inside = Math.min(across, grid.columns - 1 - across, down, grid.rows - 1 - down) / scale;
      there[at] = Math.max(0, Math.min(1, (inside + 0.5) / RIM));
      luma[at] = between(grid, across, down);
    }
  }
  const contrast = contrastOn(luma, extent).map((value, at) => value * (there[at] as number));
  return { width, height, coefficients: forwardDct(contrast, extent) };
}

/** Bilinear; edges repeated. */
function between({ luma, columns, rows }: Grid, across: number, down: number): number {
  const x = Math.max(0, Math.min(columns - 1.001, across));
  const y = Math.max(0, Math.min(rows - 1.001, down));
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - left, y - top];
  const at = top * columns + left;
  const above = (luma[at] as number) * (1 - fx) + (luma[at + 1] as number) * fx;
  const below = (luma[at + columns] as number) * (1 - fx) + (luma[at + columns + 1] as number) * fx;
  return above * (1 - fy) + below * fy;
}

/** One value per coded bit, of about unit deviation. */
export const plainBits = ({ coefficients, width, height }: PlainView, key: WatermarkKey): Float32Array =>
  softBits(coefficients, layoutOf(width, height, key));

export function decodePlain(view: PlainView, key: WatermarkKey): PlainDecoding {
  const soft = plainBits(view, key);
  const { payload, intact, signs } = decodePayload(soft);
  let agreement = 0;
  let energy = 0;
  for (let bit = 0; bit < CODED_BITS; bit++) {
    agreement += (soft[bit] as number) * (signs[bit] as number);
    energy += (soft[bit] as number) ** 2;
  }
  const value = energy > 0 ? agreement / Math.sqrt(energy) : 0;
  const above = (value - CHANCE.mean) / CHANCE.deviation;
  return { payload: Buffer.from(payload).toString('hex'), intact, above, agreement: value, soft };
}
