/** Luma of a picture, and grids of floats brought to another size. */
import type { Pixels } from '../../../imaging/pixels';

/** How one axis is resampled: output cell i is the weighted sum of `taps` inputs from `starts[i]`. */
interface Axis {
  starts: Int32Array;
  weights: Float32Array;
  taps: number;
}

const axes = new Map<string, Axis>();

function remembered(name: string, make: () => Axis): Axis {
  const known = axes.get(name);
  if (known) return known;
  const made = make();
  if (axes.size > 64) axes.clear();
  axes.set(name, made);
  return made;
}

/** Means over exact areas when shrinking, linear interpolation when enlarging. */
function axis(from: number, to: number): Axis {
  return remembered(`${from}>${to}`, () => {
    const scale = from / to;
    const taps = Math.min(from, scale === 1 ? 1 : scale > 1 ? Math.ceil(scale) + (scale % 1 === 0 ? 0 : 1) : 2);
    const starts = new Int32Array(to);
    const weights = new Float32Array(to * taps);
    for (let i = 0; i < to; i++) {
      if (scale >= 1) {
        const left = i * scale;
        const right = Math.min(from, left + scale);
        const start = Math.min(from - taps, Math.floor(left));
        starts[i] = start;
        for (let tap = 0; tap < taps; tap++) {
          const covered = Math.min(right, start + tap + 1) - Math.max(left, start + tap);
          weights[i * taps + tap] = Math.max(0, covered) / scale;
        }
      } else {
        const centre = Math.min(from - 1, Math.max(0, (i + 0.5) * scale - 0.5));
        const start = Math.min(Math.floor(centre), Math.max(0, from - 2));
        starts[i] = start;
        weights[i * taps] = from > 1 ? 1 - (centre - start) : 1;
        if (taps > 1) weights[i * taps + 1] = centre - start;
      }
    }
    return { starts, weights, taps };
  });
}

/** Two resamplings as one: what `via` samples would have made of it. */
function axisThrough(from: number, via: number, to: number): Axis {
  return remembered(`${from}>${via}>${to}`, () => {
    const [first, second] = [axis(from, via), axis(via, to)];
    const dense = Array.from({ length: to }, (_, i) => {
      const shares = new Map<number, number>();
      for (let outer = 0; outer < second.taps; outer++) {
        const sample = (second.starts[i] as number) + outer;
        for (let inner = 0; inner < first.taps; inner++) {
          const at = (first.starts[sample] as number) + inner;
          const weight =
            (second.weights[i * second.taps + outer] as number) *
            (first.weights[sample * first.taps + inner] as number);
          if (weight !== 0) shares.set(at, (shares.get(at) ?? 0) + weight);
        }
      }
      return shares;
    });
    const lowest = dense.map((shares) => Math.min(...shares.keys()));
    const taps = Math.max(...dense.map((shares, i) => Math.max(...shares.keys()) - (lowest[i] as number) + 1));
    const starts = Int32Array.from(lowest, (low) => Math.min(low, from - taps));
    const weights = new Float32Array(to * taps);
    for (const [i, shares] of dense.entries())
      for (const [at, weight] of shares) weights[i * taps + at - (starts[i] as number)] = weight;
    return { starts, weights, taps };
  });
}

/** Writes row `y` of what is resampled, `length` floats, into `out` from `at`; rows are asked for from the top. */
export type Rows = (y: number, out: Float32Array, at: number) => void;

/** @param line writes row `y` of the source, resampled across, into `out` */
function rowsBy(line: (y: number, out: Float32Array) => void, columns: number, down: Axis): Rows {
  const { starts, weights, taps } = down;
  const held = Array.from({ length: taps }, () => ({ y: -1, values: new Float32Array(columns) }));
  const lineAt = (y: number): Float32Array => {
    const slot = held[y % taps] as (typeof held)[number];
    if (slot.y !== y) {
      line(y, slot.values);
      slot.y = y;
    }
    return slot.values;
  };
  return (row, out, at) => {
    const start = starts[row] as number;
    if (taps === 2) {
      const [above, below] = [lineAt(start), lineAt(start + 1)];
      const [a, b] = [weights[row * 2] as number, weights[row * 2 + 1] as number];
      for (let x = 0; x < columns; x++) out[at + x] = a * (above[x] as number) + b * (below[x] as number);
      return;
    }
    out.fill(0, at, at + columns);
    for (let tap = 0; tap < taps; tap++) {
      const weight = weights[row * taps + tap] as number;
      if (weight === 0) continue;
      const values = lineAt(start + tap);
      for (let x = 0; x < columns; x++) out[at + x] = (out[at + x] as number) + weight * (values[x] as number);
    }
  };
}

function resampleLine(source: Float32Array, base: number, { starts, weights, taps }: Axis, out: Float32Array): void {
  const length = starts.length;
  if (taps === 2) {
    for (let x = 0, w = 0; x < length; x++, w += 2) {
      const at = base + (starts[x] as number);
      out[x] =
        (weights[w] as number) * (source[at] as number) + (weights[w + 1] as number) * (source[at + 1] as number);
    }
    return;
  }
  for (let x = 0, w = 0; x < length; x++) {
    const at = base + (starts[x] as number);
    let sum = 0;
    for (let tap = 0; tap < taps; tap++, w++) sum += (weights[w] as number) * (source[at + tap] as number);
    out[x] = sum;
  }
}

function all(rows: Rows, columns: number, count: number): Float32Array {
  const out = new Float32Array(columns * count);
  for (let y = 0; y < count; y++) rows(y, out, y * columns);
  return out;
}

/** Rows × columns floats at another size, row by row: what is needed once need not be kept whole. */
export function resampledRows(
  source: Float32Array,
  width: number,
  height: number,
  columns: number,
  rows: number,
): Rows {
  const across = axis(width, columns);
  return rowsBy((y, out) => resampleLine(source, y * width, across, out), columns, axis(height, rows));
}

/** Resamples rows × columns floats; separable. */
export function resample(
  source: Float32Array,
  width: number,
  height: number,
  columns: number,
  rows: number,
): Float32Array {
  return all(resampledRows(source, width, height, columns, rows), columns, rows);
}

interface Size {
  columns: number;
  rows: number;
}

/** What `resample` to the size of a picture and then to `to` makes, without the picture's size in between. */
export function resampleThrough(
  source: Float32Array,
  from: Size,
  { width, height }: Pick<Pixels, 'width' | 'height'>,
  to: Size,
): Float32Array {
  const across = axisThrough(from.columns, width, to.columns);
  const down = axisThrough(from.rows, height, to.rows);
  const line = (y: number, out: Float32Array) => resampleLine(source, y * from.columns, across, out);
  return all(rowsBy(line, to.columns, down), to.columns, to.rows);
}

/** ITU-R BT.601 luma, as JPEG's, 0 to 255; transparent parts are seen on white. */
function lumaLine({ data, width, channels }: Pixels, y: number, out: Float32Array, to: number): void {
  let at = y * width * channels;
  if (channels === 3) {
    for (let x = 0; x < width; x++, at += 3)
      out[to + x] = 0.299 * (data[at] as number) + 0.587 * (data[at + 1] as number) + 0.114 * (data[at + 2] as number);
    return;
  }
  for (let x = 0; x < width; x++, at += 4) {
    const value = 0.299 * (data[at] as number) + 0.587 * (data[at + 1] as number) + 0.114 * (data[at + 2] as number);
    const alpha = (data[at + 3] as number) / 255;
    out[to + x] = value * alpha + 255 * (1 - alpha);
  }
}

/** Luma of every pixel, see `lumaLine`. */
export function lumaOf(pixels: Pixels): Float32Array {
  const luma = new Float32Array(pixels.width * pixels.height);
  for (let y = 0; y < pixels.height; y++) lumaLine(pixels, y, luma, y * pixels.width);
  return luma;
}

/** Luma on a grid: `resample` of `lumaOf`, in one pass over the pixels. */
export function lumaOn(pixels: Pixels, { columns, rows }: Size): Float32Array {
  const across = axis(pixels.width, columns);
  const whole = new Float32Array(pixels.width);
  const line = (y: number, out: Float32Array) => {
    lumaLine(pixels, y, whole, 0);
    resampleLine(whole, 0, across, out);
  };
  return all(rowsBy(line, columns, axis(pixels.height, rows)), columns, rows);
}
