/** Discrete Fourier transforms of sides that are powers of two, in place, not normalised. */

interface Twiddles {
  cos: Float64Array;
  sin: Float64Array;
  reversed: Uint16Array;
}
const tables = new Map<number, Twiddles>();

function twiddles(size: number): Twiddles {
  const known = tables.get(size);
  if (known) return known;
  const bits = Math.log2(size);
  const made = {
    cos: Float64Array.from({ length: size / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / size)),
    sin: Float64Array.from({ length: size / 2 }, (_, k) => -Math.sin((2 * Math.PI * k) / size)),
    reversed: Uint16Array.from({ length: size }, (_, at) => {
      let out = 0;
      for (let bit = 0; bit < bits; bit++) if (at & (1 << bit)) out |= 1 << (bits - 1 - bit);
      return out;
    }),
  };
  tables.set(size, made);
  return made;
}

/** Radix 2, one line of `size` values from `base`. */
function line(re: Float64Array, im: Float64Array, base: number, size: number, { cos, sin, reversed }: Twiddles): void {
  for (let at = 0; at < size; at++) {
    const other = reversed[at] as number;
    if (other <= at) continue;
    const [a, b] = [base + at, base + other];
    const [r, i] = [re[a] as number, im[a] as number];
    re[a] = re[b] as number;
    im[a] = im[b] as number;
    re[b] = r;
    im[b] = i;
  }
  for (let half = 1, stride = size >> 1; half < size; half <<= 1, stride >>= 1)
    for (let start = base; start < base + size; start += half << 1)
      for (let k = 0, t = 0; k < half; k++, t += stride) {
        const a = start + k;
        const b = a + half;
        const [c, s] = [cos[t] as number, sin[t] as number];
        const [x, y] = [re[b] as number, im[b] as number];
        const r = x * c - y * s;
        const i = x * s + y * c;
        re[b] = (re[a] as number) - r;
        im[b] = (im[a] as number) - i;
        re[a] = (re[a] as number) + r;
        im[a] = (im[a] as number) + i;
      }
}

function transpose(source: Float64Array, columns: number, rows: number): Float64Array {
  const out = new Float64Array(source.length);
  // In blocks, so that both sides stay in the cache.
  for (let top = 0; top < rows; top += 16)
    for (let left = 0; left < columns; left += 16)
      for (let y = top; y < Math.min(rows, top + 16); y++)
        for (let x = left; x < Math.min(columns, left + 16); x++) out[x * rows + y] = source[y * columns + x] as number;
  return out;
}

export interface Complex {
  re: Float64Array;
  im: Float64Array;
}

/**
 * Forward transform of rows × columns values; frequency (k, l) is at `l · columns + k`, negative ones wrapped around.
 * @param filled rows from the top that hold anything: empty ones transform to nothing
 */
export function fourier2(re: Float64Array, im: Float64Array, columns: number, rows: number, filled = rows): Complex {
  const across = twiddles(columns);
  for (let y = 0; y < filled; y++) line(re, im, y * columns, columns, across);
  const [turnedRe, turnedIm] = [transpose(re, columns, rows), transpose(im, columns, rows)];
  const down = twiddles(rows);
  for (let x = 0; x < columns; x++) line(turnedRe, turnedIm, x * rows, rows, down);
  return { re: transpose(turnedRe, rows, columns), im: transpose(turnedIm, rows, columns) };
}

/** Inverse of `fourier2` up to the factor 1 / (columns · rows), which is left out. */
export function inverseFourier2(re: Float64Array, im: Float64Array, columns: number, rows: number): Complex {
  const { re: r, im: i } = fourier2(im, re, columns, rows);
  return { re: i, im: r };
}
