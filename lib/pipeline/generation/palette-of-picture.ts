/** The colours of a picture as a model is told a palette. */
import { type Lab, type Pixels, type Rgb, srgbToLab } from '../../imaging/index';
import type { Tensor } from '../stage';

const ROWS = 5;
const SAMPLES = 4_000;
const ROUNDS = 8;

/**
 * Five clusters of Lab, begun at even steps of lightness: the same picture has the same palette.
 * @param left one value a pixel, 1 where the picture does not count. @returns float32 [1, 5, 4] as `paletteTensor`.
 */
export function paletteOfPicture({ data, width, height, channels }: Pixels, left: Uint8Array): Tensor {
  const step = Math.max(1, Math.floor((width * height) / SAMPLES));
  const colours: Lab[] = [];
  for (let at = 0; at < width * height; at += step)
    if (!left[at]) colours.push(srgbToLab([0, 1, 2].map((c) => data[at * channels + c] ?? 0) as unknown as Rgb));
  const sorted = [...colours].sort((a, b) => a[0] - b[0]);
  let means = Array.from(
    { length: ROWS },
    (_, k): Lab => sorted[Math.floor(((k + 0.5) / ROWS) * sorted.length)] ?? [50, 0, 0],
  );
  let counts = new Array<number>(ROWS).fill(0);
  for (let round = 0; round < ROUNDS; round++) {
    const sums = means.map(() => [0, 0, 0, 0]);
    for (const colour of colours) {
      const sum = sums[nearest(means, colour)] as number[];
      for (let c = 0; c < 3; c++) sum[c] = (sum[c] ?? 0) + (colour[c] ?? 0);
      sum[3] = (sum[3] ?? 0) + 1;
    }
    counts = sums.map((sum) => sum[3] ?? 0);
    means = sums.map((sum, k): Lab => {
      const n = counts[k] ?? 0;
      return n > 0 ? ([0, 1, 2].map((c) => (sum[c] ?? 0) / n) as unknown as Lab) : (means[k] ?? [50, 0, 0]);
    });
  }
  const total = Math.max(1, colours.length);
  const rows = means.map((mean, k) => ({ mean, weight: (counts[k] ?? 0) / total })).sort((a, b) => b.weight - a.weight);
  const out = new Float32Array(ROWS * 4);
  for (const [row, { mean, weight }] of rows.entries())
    if (weight > 0) out.set([mean[0] / 100, mean[1] / 128, mean[2] / 128, weight], row * 4);
  return { type: 'float32', dims: [1, ROWS, 4], data: out };
}

function nearest(means: readonly Lab[], [l, a, b]: Lab): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [k, mean] of means.entries()) {
    const away = (mean[0] - l) ** 2 + (mean[1] - a) ** 2 + (mean[2] - b) ** 2;
    if (away < least) [best, least] = [k, away];
  }
  return best;
}
