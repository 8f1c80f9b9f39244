/**
 * How well a picture is made, in numbers that a change of identity term must not change. None says whether a picture is good;
 * paired over one seed they say whether one group gets worse ones.
 */
import { type Pixels, srgbToLab } from '../../imaging/index';

export const QUALITY_MEASURES = ['sharpness', 'colourfulness', 'richness'] as const;
export type QualityMeasure = (typeof QUALITY_MEASURES)[number];

export interface Quality extends Record<QualityMeasure, number> {
  /** Mean Lab of 4 × 4 fields: what pictures of one group are compared by. */
  layout: number[];
}

const BINS = 6;
const FIELDS = 4;

/**
 * - sharpness: mean absolute 4-neighbour Laplacian of luma, 0 to about 60
 * - colourfulness: Hasler and Süsstrunk (2003), 0 to about 120
 * - richness: entropy of the colours in 6 × 6 × 6 bins, bits, 0 to 7.75
 */
export function measureQuality(pixels: Pixels): Quality {
  const { data, width, height, channels } = pixels;
  const step = Math.max(1, Math.floor(Math.max(width, height) / 512));
  const luma = (x: number, y: number) => {
    const at = (y * width + x) * channels;
    return 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
  };
  const histogram = new Float64Array(BINS ** 3);
  const fields = Array.from({ length: FIELDS * FIELDS }, () => [0, 0, 0, 0] as [number, number, number, number]);
  let [edges, count, inner] = [0, 0, 0];
  let [rg, rg2, yb, yb2] = [0, 0, 0, 0];
  for (let y = 0; y < height; y += step)
    for (let x = 0; x < width; x += step) {
      const at = (y * width + x) * channels;
      const [r, g, b] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
      count += 1;
      const [one, other] = [r - g, (r + g) / 2 - b];
      rg += one;
      rg2 += one * one;
      yb += other;
      yb2 += other * other;
      const bin = [r, g, b].reduce(
        (sum, value) => sum * BINS + Math.min(BINS - 1, Math.floor((value * BINS) / 256)),
        0,
      );
      histogram[bin] = (histogram[bin] ?? 0) + 1;
      const field = fields[Math.floor((y * FIELDS) / height) * FIELDS + Math.floor((x * FIELDS) / width)];
      if (field) {
        field[0] += r;
        field[1] += g;
        field[2] += b;
        field[3] += 1;
      }
      if (x < 1 || y < 1 || x >= width - 1 || y >= height - 1) continue;
      inner += 1;
      edges += Math.abs(4 * luma(x, y) - luma(x - 1, y) - luma(x + 1, y) - luma(x, y - 1) - luma(x, y + 1));
    }
  const spread = (sum: number, squares: number) => Math.max(0, squares / count - (sum / count) ** 2);
  const deviation = Math.sqrt(spread(rg, rg2) + spread(yb, yb2));
  const mean = Math.hypot(rg / count, yb / count);
  return {
    sharpness: inner === 0 ? 0 : edges / inner,
    colourfulness: deviation + 0.3 * mean,
    richness: histogram.reduce((sum, n) => (n === 0 ? sum : sum - (n / count) * Math.log2(n / count)), 0),
    layout: fields.flatMap(([r, g, b, n]) =>
      srgbToLab([r / Math.max(1, n), g / Math.max(1, n), b / Math.max(1, n)]).map(rounded),
    ),
  };
}

const rounded = (value: number) => Math.round(value * 100) / 100;

/** Mean Lab distance of two layouts, field by field. */
export function layoutDistance(one: readonly number[], other: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 3)
    sum += Math.hypot(
      (one[at] ?? 0) - (other[at] ?? 0),
      (one[at + 1] ?? 0) - (other[at + 1] ?? 0),
      (one[at + 2] ?? 0) - (other[at + 2] ?? 0),
    );
  return one.length === 0 ? 0 : sum / (one.length / 3);
}
