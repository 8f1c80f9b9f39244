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

/** Samples (`rows × columns`, row by row) → coefficients (`vertical × horizontal`, row by row). */
export function forwardDct(samples: Float32Array, extent: Extent): Float32Array {
  const { columns, rows, horizontal, vertical } = extent;
  const across = matrix(columns, horizontal);
  const halfColumns = Math.ceil(columns / 2);
  const middle = new Float32Array(rows * horizontal);
  const even = new Float32Array(halfColumns);
  const odd = new Float32Array(halfColumns);
  for (let y = 0; y < rows; y++) {
    const row = y * columns;
    for (let i = 0; i < halfColumns; i++) {
      const left = samples[row + i] as number;
      const right = samples[row + columns - 1 - i] as number;
      even[i] = left + right;
      odd[i] = left - right;
    }
    for (let k = 0; k < horizontal; k++) {
      const folded = k % 2 === 0 ? even : odd;
      const base = k * halfColumns;
      let sum = 0;
      for (let i = 0; i < halfColumns; i++) sum += (folded[i] as number) * (across[base + i] as number);
      middle[y * horizontal + k] = sum;
    }
  }
  const down = matrix(rows, vertical);
  const halfRows = Math.ceil(rows / 2);
  const out = new Float32Array(vertical * horizontal);
  const sums = new Float32Array(horizontal);
  const differences = new Float32Array(horizontal);
  for (let i = 0; i < halfRows; i++) {
    const top = i * horizontal;
    const bottom = (rows - 1 - i) * horizontal;
    for (let x = 0; x < horizontal; x++) {
      const a = middle[top + x] as number;
      const b = middle[bottom + x] as number;
      sums[x] = a + b;
      differences[x] = a - b;
    }
    for (let k = 0; k < vertical; k++) {
      const weight = down[k * halfRows + i] as number;
      const folded = k % 2 === 0 ? sums : differences;
      const base = k * horizontal;
      for (let x = 0; x < horizontal; x++) out[base + x] = (out[base + x] as number) + weight * (folded[x] as number);
    }
  }
  return out;
}

/** The inverse: coefficients → samples; what was not kept is taken as zero. */
export function inverseDct(coefficients: Float32Array, extent: Extent): Float32Array {
  const { columns, rows, horizontal, vertical } = extent;
  const down = matrix(rows, vertical);
  const halfRows = Math.ceil(rows / 2);
  const middle = new Float32Array(rows * horizontal);
  const sums = new Float32Array(horizontal);
  const differences = new Float32Array(horizontal);
  for (let i = 0; i < halfRows; i++) {
    sums.fill(0);
    differences.fill(0);
    const whole = rows % 2 === 1 && i === halfRows - 1 ? 2 : 1;
    for (let k = 0; k < vertical; k++) {
      const weight = whole * (down[k * halfRows + i] as number);
      const into = k % 2 === 0 ? sums : differences;
      const base = k * horizontal;
      for (let x = 0; x < horizontal; x++) into[x] = (into[x] as number) + weight * (coefficients[base + x] as number);
    }
    const top = i * horizontal;
    const bottom = (rows - 1 - i) * horizontal;
    for (let x = 0; x < horizontal; x++) {
      middle[bottom + x] = (sums[x] as number) - (differences[x] as number);
      middle[top + x] = (sums[x] as number) + (differences[x] as number);
    }
  }
  const across = matrix(columns, horizontal);
  const halfColumns = Math.ceil(columns / 2);
  const out = new Float32Array(rows * columns);
  const even = new Float32Array(halfColumns);
  const odd = new Float32Array(halfColumns);
  for (let y = 0; y < rows; y++) {
    even.fill(0);
    odd.fill(0);
    for (let k = 0; k < horizontal; k++) {
      const value = middle[y * horizontal + k] as number;
      const into = k % 2 === 0 ? even : odd;
      const base = k * halfColumns;
      for (let i = 0; i < halfColumns; i++) into[i] = (into[i] as number) + value * (across[base + i] as number);
    }
    const row = y * columns;
    for (let i = 0; i < halfColumns; i++) {
      const whole = columns % 2 === 1 && i === halfColumns - 1 ? 2 : 1;
      out[row + columns - 1 - i] = whole * ((even[i] as number) - (odd[i] as number));
      out[row + i] = whole * ((even[i] as number) + (odd[i] as number));
    }
  }
  return out;
}
