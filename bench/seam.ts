/** Does a picture tile? */
import type { Pixels } from '../lib/imaging/index';

/**
 * For both directions: mean change in sRGB from the last line to the first over the mean change from a line to the next inside.
 * 1 is a picture without a seam.
 */
export function seamRatios(pixels: Pixels): readonly [x: number, y: number] {
  return [ratio(pixels, 'x'), ratio(pixels, 'y')];
}

function ratio({ data, width, height, channels }: Pixels, axis: 'x' | 'y'): number {
  const [across, along] = axis === 'x' ? [width, height] : [height, width];
  const at = (i: number, j: number) => (axis === 'x' ? j * width + i : i * width + j) * channels;
  const step = (line: number) => {
    const [from, to] = [(line - 1 + across) % across, line];
    let sum = 0;
    for (let j = 0; j < along; j++)
      for (let c = 0; c < 3; c++) sum += Math.abs((data[at(from, j) + c] ?? 0) - (data[at(to, j) + c] ?? 0));
    return sum;
  };
  let inside = 0;
  for (let line = 1; line < across; line++) inside += step(line);
  return step(0) / (inside / (across - 1));
}
