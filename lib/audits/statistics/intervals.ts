/** 95 % intervals, unless told otherwise. */
import { createRandom } from './random';
import { normalQuantile } from './special-functions';

export interface Interval {
  low: number;
  high: number;
}

/** Wilson's score interval for a share (Wilson 1927): right also near 0 and 1, where the textbook one is empty. */
export function wilson(count: number, n: number, confidence = 0.95): Interval {
  if (n === 0) return { low: 0, high: 1 };
  const z = normalQuantile(1 - (1 - confidence) / 2);
  const share = count / n;
  const scale = 1 + (z * z) / n;
  const centre = (share + (z * z) / (2 * n)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/**
 * Percentile bootstrap of any statistic of a sample (Efron 1979). Seeded, so that a report computed twice is the same.
 * @param statistic of values drawn with replacement, as many as `values` holds
 */
export function bootstrap<Value>(
  values: readonly Value[],
  statistic: (values: readonly Value[]) => number,
  { confidence = 0.95, resamples = 2_000, seed = 1 } = {},
): Interval {
  if (values.length === 0) return { low: Number.NaN, high: Number.NaN };
  const random = createRandom(seed);
  const drawn = values.slice();
  const results = new Float64Array(resamples);
  for (let run = 0; run < resamples; run++) {
    for (let i = 0; i < drawn.length; i++) drawn[i] = values[random.below(values.length)] as Value;
    results[run] = statistic(drawn);
  }
  results.sort();
  const at = (share: number) => results[Math.min(resamples - 1, Math.max(0, Math.round(share * (resamples - 1))))] ?? 0;
  return { low: at((1 - confidence) / 2), high: at((1 + confidence) / 2) };
}
