/** Luma of a picture, and grids of floats brought to another size. */
import type { Pixels } from '../../../imaging/pixels';

/** How one axis is resampled: output cell i is the weighted sum of `taps` inputs from `starts[i]`. */
interface Axis {
  starts: Int32Array;
  weights: Float32Array;
  taps: number;
}

const axes = new Map<string, Axis>();

/** Means over exact areas when shrinking, linear interpolation when enlarging. */
function axis(from: number, to: number): Axis {
  const key = `${from}>${to}`;
  const known = axes.get(key);
  if (known) return known;
  const scale = from / to;
  const taps = scale >= 1 ? Math.ceil(scale) + 1 : 2;
  const starts = new Int32Array(to);
  const weights = new Float32Array(to * taps);
  for (let i = 0; i < to; i++) {
    if (scale >= 1) {
      const left = i * scale;
      const right = Math.min(from, left + scale);
      const start = Math.min(from - 1, Math.floor(left));
      starts[i] = Math.min(start, Math.max(0, from - taps));
      for (let tap = 0; tap < taps; tap++) {
        const at = (starts[i] as number) + tap;
        const covered = Math.min(right, at + 1) - Math.max(left, at);
        weights[i * taps + tap] = Math.max(0, covered) / scale;
      }
    } else {
      const centre = Math.min(from - 1, Math.max(0, (i + 0.5) * scale - 0.5));
      const start = Math.min(Math.floor(centre), Math.max(0, from - 2));
      starts[i] = start;
      weights[i * taps] = from > 1 ? 1 - (centre - start) : 1;
      weights[i * taps + 1] = from > 1 ? centre - start : 0;
    }
  }
  const made = { starts, weights, taps };
  if (axes.size > 64) axes.clear();
  axes.set(key, made);
  return made;
}

/** Resamples rows × columns floats; separable. */
export function resample(
  source: Float32Array,
  width: number,
  height: number,
  columns: number,
  rows: number,
): Float32Array {
  const across = axis(width, columns);
  const down = axis(height, rows);
  const out = new Float32Array(columns * rows);
  const lines = new Map<number, Float32Array>();
  for (let row = 0; row < rows; row++) {
    const start = down.starts[row] as number;
    for (const old of lines.keys()) if (old < start) lines.delete(old);
    for (let tap = 0; tap < down.taps; tap++) {
      const weight = down.weights[row * down.taps + tap] as number;
      const y = start + tap;
      if (weight === 0 || y >= height) continue;
      let shrunk = lines.get(y);
      if (!shrunk) {
        shrunk = new Float32Array(columns);
        shrinkRow(source, y * width, width, across, shrunk);
        lines.set(y, shrunk);
      }
      const base = row * columns;
      for (let x = 0; x < columns; x++) out[base + x] = (out[base + x] as number) + weight * (shrunk[x] as number);
    }
  }
  return out;
}

function shrinkRow(
  source: Float32Array,
  base: number,
  width: number,
  { starts, weights, taps }: Axis,
  out: Float32Array,
): void {
  for (let x = 0; x < out.length; x++) {
    const start = base + (starts[x] as number);
    const count = Math.min(taps, width - (starts[x] as number));
    let sum = 0;
    for (let tap = 0; tap < count; tap++) sum += (weights[x * taps + tap] as number) * (source[start + tap] as number);
    out[x] = sum;
  }
}

/** ITU-R BT.601 luma, as JPEG's, 0 to 255; transparent parts are seen on white. */
export function lumaOf({ data, width, height, channels }: Pixels): Float32Array {
  const luma = new Float32Array(width * height);
  for (let pixel = 0, at = 0; pixel < luma.length; pixel++, at += channels) {
    const value = 0.299 * (data[at] as number) + 0.587 * (data[at + 1] as number) + 0.114 * (data[at + 2] as number);
    if (channels === 4 && data[at + 3] !== 255) {
      const alpha = (data[at + 3] as number) / 255;
      luma[pixel] = value * alpha + 255 * (1 - alpha);
    } else luma[pixel] = value;
  }
  return luma;
}
