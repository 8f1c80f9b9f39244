/** Does a picture tile? How much colours change from its last column to its first, against how they change beside that seam. */
import type { Pixels } from '../../lib/imaging/index';

/** Lines compared with on each side. */
const BESIDE = 4;

/**
 * For both directions: mean change in sRGB across the seam over the mean of the changes at the lines of the latent grid beside
 * it, four on each side. The seam is a line of that grid, where a decoder changes colour more than within a cell, so like is
 * compared with like. 1 is a picture without a seam; the change of one line against the next varies by a tenth or two by itself.
 *
 * @param factor pixels per latent pixel.
 */
export function seamRatios(pixels: Pixels, factor: number): readonly [x: number, y: number] {
  return [ratio(pixels, 'x', factor), ratio(pixels, 'y', factor)];
}

function ratio({ data, width, height, channels }: Pixels, axis: 'x' | 'y', factor: number): number {
  const [across, along] = axis === 'x' ? [width, height] : [height, width];
  const at = (i: number, j: number) => (axis === 'x' ? j * width + i : i * width + j) * channels;
  const step = (line: number) => {
    const [from, to] = [(line - 1 + across) % across, line % across];
    let sum = 0;
    for (let j = 0; j < along; j++)
      for (let c = 0; c < 3; c++) sum += Math.abs((data[at(from, j) + c] ?? 0) - (data[at(to, j) + c] ?? 0));
    return sum / along;
  };
  let beside = 0;
  for (let i = 1; i <= BESIDE; i++) beside += step(i * factor) + step(across - i * factor);
  return step(0) / (beside / (2 * BESIDE));
}
