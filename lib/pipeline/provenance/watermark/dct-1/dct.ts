/**
 * Orthonormal DCT-II of a grid, only its lowest coefficients, and back. A matrix product folded by symmetry: at 256² and 128²
 * coefficients it takes 6 ms, and any size goes, where an FFT would want powers of two.
 */

const matrices = new Map<string, Float32Array>();

/** Row k holds cos(π(2i+1)k/2n)·scale for i < ceil(n/2): the other half follows from symmetry. */
function matrix(size: number, count: number): Float32Array {
  const key = `${size}/${count}`;
  const known = matrices.get(key);
  if (known) return known;
  const half = Math.ceil(size / 2);
  const made = new Float32Array(count * half);
  for (let k = 0; k < count; k++) {
    const scale = Math.sqrt((k === 0 ? 1 : 2) / size);
    for (let i = 0; i < half; i++) {
      // An odd size has a middle sample that pairs with itself: folding counts it twice.
      const middle = size % 2 === 1 && i === half - 1 ? 0.5 : 1;
      made[k * half + i] = middle * scale * Math.cos((Math.PI * (2 * i + 1) * k) / (2 * size));
    }
  }
  if (matrices.size > 64) matrices.clear();
  matrices.set(key, made);
  return made;
}

export interface Extent {
  /** Samples across and down. */
  columns: number;
  rows: number;
  /** Coefficients kept across and down, from zero. */
  horizontal: number;
  vertical: number;
}

/**
 * `out[k] += Σᵢ weights[k][i] · vectors[i]` over vectors of `length`, for every second k from `first`: four vectors a pass, so
 * that each sum is loaded and stored once for four products.
 */
function accumulate(
  out: Float32Array,
  weights: Float32Array,
  vectors: Float32Array,
  shape: { first: number; count: number; half: number; length: number },
): void {
  const { first, count, half, length } = shape;
  for (let k = first; k < count; k += 2) {
    const base = k * length;
    for (let i = 0; i < half; i += 4) {
      const w0 = weights[k * half + i] as number;
      const w1 = i + 1 < half ? (weights[k * half + i + 1] as number) : 0;
      const w2 = i + 2 < half ? (weights[k * half + i + 2] as number) : 0;
      const w3 = i + 3 < half ? (weights[k * half + i + 3] as number) : 0;
      const v0 = i * length;
      const v1 = i + 1 < half ? v0 + length : v0;
      const v2 = i + 2 < half ? v1 + length : v0;
      const v3 = i + 3 < half ? v2 + length : v0;
      for (let x = 0; x < length; x++)
        out[base + x] =
          (out[base + x] as number) +
          w0 * (vectors[v0 + x] as number) +
          w1 * (vectors[v1 + x] as number) +
          w2 * (vectors[v2 + x] as number) +
          w3 * (vectors[v3 + x] as number);
    }
  }
}

/** DCT down the columns of a `size × length` array: `count × length` coefficients. */
function forwardColumns(samples: Float32Array, size: number, length: number, count: number): Float32Array {
  const weights = matrix(size, count);
  const half = Math.ceil(size / 2);
  const sums = new Float32Array(half * length);
  const differences = new Float32Array(half * length);
  for (let i = 0; i < half; i++) {
    const top = i * length;
    const bottom = (size - 1 - i) * length;
    for (let x = 0; x < length; x++) {
      const a = samples[top + x] as number;
      const b = samples[bottom + x] as number;
      sums[top + x] = a + b;
      differences[top + x] = a - b;
    }
  }
  const out = new Float32Array(count * length);
  accumulate(out, weights, sums, { first: 0, count, half, length });
  accumulate(out, weights, differences, { first: 1, count, half, length });
  return out;
}

const transposedMatrices = new WeakMap<Float32Array, { even: Float32Array; odd: Float32Array }>();

/** The matrix turned round and split by parity, rows padded to the even ones' count, for the inverse. */
function inverseMatrices(size: number, count: number): { even: Float32Array; odd: Float32Array } {
  const weights = matrix(size, count);
  const known = transposedMatrices.get(weights);
  if (known) return known;
  const half = Math.ceil(size / 2);
  const pairs = Math.ceil(count / 2);
  const even = new Float32Array(half * pairs);
  const odd = new Float32Array(half * pairs);
  for (let k = 0; k < count; k++)
    for (let i = 0; i < half; i++) {
      const whole = size % 2 === 1 && i === half - 1 ? 2 : 1;
      (k % 2 === 0 ? even : odd)[i * pairs + (k >> 1)] = whole * (weights[k * half + i] as number);
    }
  const made = { even, odd };
  transposedMatrices.set(weights, made);
  return made;
}

/** Inverse of `forwardColumns`. */
function inverseColumns(coefficients: Float32Array, size: number, length: number, count: number): Float32Array {
  const { even, odd } = inverseMatrices(size, count);
  const half = Math.ceil(size / 2);
  const pairs = Math.ceil(count / 2);
  const split = [new Float32Array(pairs * length), new Float32Array(pairs * length)] as const;
  for (let k = 0; k < count; k++)
    (k % 2 === 0 ? split[0] : split[1]).set(coefficients.subarray(k * length, (k + 1) * length), (k >> 1) * length);
  const sums = new Float32Array(half * length);
  const differences = new Float32Array(half * length);
  for (const first of [0, 1]) {
    accumulate(sums, even, split[0], { first, count: half, half: pairs, length });
    accumulate(differences, odd, split[1], { first, count: half, half: pairs, length });
  }
  const out = new Float32Array(size * length);
  for (let i = 0; i < half; i++) {
    const top = i * length;
    const bottom = (size - 1 - i) * length;
    for (let x = 0; x < length; x++) {
      const a = sums[top + x] as number;
      const b = differences[top + x] as number;
      out[bottom + x] = a - b;
      out[top + x] = a + b;
    }
  }
  return out;
}

function transpose(source: Float32Array, columns: number, rows: number): Float32Array {
  const out = new Float32Array(source.length);
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++) out[x * rows + y] = source[y * columns + x] as number;
  return out;
}

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
