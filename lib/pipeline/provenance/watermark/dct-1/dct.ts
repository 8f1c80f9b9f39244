/**
 * Orthonormal DCT-II of a grid, only its lowest coefficients, and back: Fourier transforms of the samples in the order even ones
 * forwards, odd ones backwards (Makhoul 1980), two lines a complex line.
 */
import { forward, transposeInto, workspace } from '../fourier';

export interface Extent {
  /** Samples across and down. */
  columns: number;
  rows: number;
  /** Coefficients kept across and down, from zero. */
  horizontal: number;
  vertical: number;
}

interface Turns {
  cos: Float64Array;
  sin: Float64Array;
}
const tables = new Map<number, Turns>();

/** A quarter turn over `size` steps. */
function quarterTurn(size: number): Turns {
  const known = tables.get(size);
  if (known) return known;
  const made = {
    cos: Float64Array.from({ length: size }, (_, k) => Math.cos((Math.PI * k) / (2 * size))),
    sin: Float64Array.from({ length: size }, (_, k) => Math.sin((Math.PI * k) / (2 * size))),
  };
  tables.set(size, made);
  return made;
}

/** Where sample `at` of `size` comes in the transform: even ones forwards, odd ones backwards. */
const placeOf = (at: number, size: number) => (at % 2 === 0 ? at / 2 : size - (at + 1) / 2);

/** DCT down the columns of a `size × length` array: `count × length` coefficients. */
function forwardColumns(samples: Float32Array, size: number, length: number, count: number): Float32Array {
  const half = Math.ceil(length / 2);
  const space = workspace(size * half);
  for (let at = 0; at < size; at++) {
    const [from, to] = [at * length, placeOf(at, size) * half];
    space.im[to + half - 1] = 0;
    for (let x = 0; x < half; x++) space.re[to + x] = samples[from + x] as number;
    for (let x = half; x < length; x++) space.im[to + x - half] = samples[from + x] as number;
  }
  const { re, im } = forward(space, size, half);
  const { cos, sin } = quarterTurn(size);
  const out = new Float32Array(count * length);
  for (let k = 0; k < count; k++) {
    const scale = Math.sqrt((k === 0 ? 1 : 2) / size) / 2;
    const [c, s] = [scale * (cos[k] as number), scale * (sin[k] as number)];
    const [here, there, to] = [k * half, k === 0 ? 0 : (size - k) * half, k * length];
    for (let x = 0; x < half; x++) {
      const r = re[here + x] as number;
      const i = im[here + x] as number;
      const mr = re[there + x] as number;
      const mi = im[there + x] as number;
      out[to + x] = c * (r + mr) + s * (i - mi);
      if (half + x < length) out[to + half + x] = c * (i + mi) + s * (mr - r);
    }
  }
  return out;
}

/** Inverse of `forwardColumns`. */
function inverseColumns(coefficients: Float32Array, size: number, length: number, count: number): Float32Array {
  const half = Math.ceil(length / 2);
  const space = workspace(size * half);
  const { cos, sin } = quarterTurn(size);
  const none = new Float32Array(length);
  const row = (k: number) => (k < count ? coefficients.subarray(k * length, (k + 1) * length) : none);
  for (let k = 0; k < size; k++) {
    // Of a real line, frequency k turned back by its share of the quarter turn is coefficient k − i · coefficient (size − k).
    const scale = k === 0 ? Math.sqrt(1 / size) : Math.sqrt(1 / (2 * size));
    const [c, s] = [scale * (cos[k] as number), scale * (sin[k] as number)];
    const [real, imaginary, to] = [row(k), k === 0 ? none : row(size - k), k * half];
    for (let x = 0; x < half; x++) {
      const a = real[x] as number;
      const b = imaginary[x] as number;
      const second = half + x < length;
      const p = second ? (real[half + x] as number) : 0;
      const q = second ? (imaginary[half + x] as number) : 0;
      // Both lines at once, the second as imaginary part; parts change places, which makes the transform its inverse.
      space.im[to + x] = c * a + s * b - (s * p - c * q);
      space.re[to + x] = s * a - c * b + (c * p + s * q);
    }
  }
  const { re, im } = forward(space, size, half);
  const out = new Float32Array(size * length);
  for (let at = 0; at < size; at++) {
    const [to, from] = [at * length, placeOf(at, size) * half];
    for (let x = 0; x < half; x++) out[to + x] = im[from + x] as number;
    for (let x = half; x < length; x++) out[to + x] = re[from + x - half] as number;
  }
  return out;
}

const transpose = (source: Float32Array, columns: number, rows: number) =>
  transposeInto(new Float32Array(columns * rows), source, columns, rows);

/** Samples (`rows × columns`, row by row) → coefficients (`vertical × horizontal`, row by row). */
export function forwardDct(samples: Float32Array, { columns, rows, horizontal, vertical }: Extent): Float32Array {
  const down = forwardColumns(samples, rows, columns, vertical);
  const both = forwardColumns(transpose(down, columns, vertical), columns, vertical, horizontal);
  return transpose(both, vertical, horizontal);
}

/** The inverse: coefficients → samples; what was not kept is taken as zero. */
export function inverseDct(coefficients: Float32Array, { columns, rows, horizontal, vertical }: Extent): Float32Array {
  const across = inverseColumns(transpose(coefficients, horizontal, vertical), columns, vertical, horizontal);
  return inverseColumns(transpose(across, vertical, columns), rows, columns, vertical);
}
