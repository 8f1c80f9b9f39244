/** What is visibly wrong with a picture, as numbers. Thresholds are beside the rules in `index.ts`. */
import type { Pixels } from '../../../imaging/index';

export interface QualityMeasures {
  /** Standard deviation of luma, 0 to 127: 0 is one flat colour. */
  spread: number;
  /** The same for the colour differences R−G and B−G: a flat grey can still hold a coloured picture. */
  colourSpread: number;
  /** Share of pixels darker than 8, 0 to 1. */
  dark: number;
  /** Share of pixels lighter than 247. */
  light: number;
  /** Mean step between neighbours, 0 to 255: natural pictures stay under 20, white noise is at 85. */
  roughness: number;
  /** Steps across an 8-pixel grid against steps elsewhere; 1 without blocks. Counted only where the grid shows at all. */
  blockiness: number;
  /** Share of fully transparent pixels. */
  transparent: number;
}

/** One pass over every pixel; about 15 ms for a megapixel. */
export function measure({ data, width, height, channels }: Pixels): QualityMeasures {
  const count = width * height;
  const luma = new Float32Array(count);
  let [sum, squares, dark, light, transparent] = [0, 0, 0, 0, 0];
  const colour = [0, 0, 0, 0];
  for (let pixel = 0, at = 0; pixel < count; pixel += 1, at += channels) {
    const [r, g, b] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    const value = 0.299 * r + 0.587 * g + 0.114 * b;
    luma[pixel] = value;
    sum += value;
    squares += value * value;
    colour[0] = (colour[0] ?? 0) + (r - g);
    colour[1] = (colour[1] ?? 0) + (r - g) * (r - g);
    colour[2] = (colour[2] ?? 0) + (b - g);
    colour[3] = (colour[3] ?? 0) + (b - g) * (b - g);
    if (value < 8) dark += 1;
    if (value > 247) light += 1;
    if (channels === 4 && (data[at + 3] ?? 255) === 0) transparent += 1;
  }
  const deviation = (total: number, totalSquares: number) =>
    Math.sqrt(Math.max(0, totalSquares / count - (total / count) ** 2));
  return {
    spread: deviation(sum, squares),
    colourSpread: Math.max(deviation(colour[0] ?? 0, colour[1] ?? 0), deviation(colour[2] ?? 0, colour[3] ?? 0)),
    dark: dark / count,
    light: light / count,
    ...steps(luma, width, height),
    transparent: transparent / count,
  };
}

function steps(luma: Float32Array, width: number, height: number): { roughness: number; blockiness: number } {
  let [grid, gridCount, rest, restCount] = [0, 0, 0, 0];
  for (let y = 0; y + 1 < height; y += 1)
    for (let x = 0, at = y * width; x + 1 < width; x += 1, at += 1) {
      const here = luma[at] ?? 0;
      const right = Math.abs(here - (luma[at + 1] ?? 0));
      const below = Math.abs(here - (luma[at + width] ?? 0));
      if (x % 8 === 7) [grid, gridCount] = [grid + right, gridCount + 1];
      else [rest, restCount] = [rest + right, restCount + 1];
      if (y % 8 === 7) [grid, gridCount] = [grid + below, gridCount + 1];
      else [rest, restCount] = [rest + below, restCount + 1];
    }
  const mean = (total: number, of: number) => (of === 0 ? 0 : total / of);
  // Half a level is added so that a flat ground, where both are nearly nothing, has no ratio to speak of.
  return {
    roughness: mean(grid + rest, gridCount + restCount),
    blockiness: (mean(grid, gridCount) + 0.5) / (mean(rest, restCount) + 0.5),
  };
}
