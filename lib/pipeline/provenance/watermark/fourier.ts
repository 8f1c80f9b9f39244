/**
 * Discrete Fourier transforms, not normalised. Many lines are transformed at once, side by side: value `at` of line `line` lies at
 * `at · lines + line`, so that the innermost loops run along memory. Any length goes; products of small primes go fast.
 */

export interface Complex {
  re: Float64Array;
  im: Float64Array;
}

interface Plan {
  cos: Float64Array;
  sin: Float64Array;
  factors: number[];
}
const plans = new Map<number, Plan>();

function planFor(size: number): Plan {
  const known = plans.get(size);
  if (known) return known;
  const factors: number[] = [];
  let rest = size;
  for (let factor = 4; rest > 1; factor = factor === 4 ? 2 : factor === 2 ? 3 : factor + 2)
    for (; rest % factor === 0; rest /= factor) factors.push(factor);
  const made = {
    cos: Float64Array.from({ length: size }, (_, k) => Math.cos((2 * Math.PI * k) / size)),
    sin: Float64Array.from({ length: size }, (_, k) => -Math.sin((2 * Math.PI * k) / size)),
    factors,
  };
  plans.set(size, made);
  return made;
}

/** Stages write from one pair of arrays into the other; the pairs are kept, transforms are short and many. */
const pairs: [Complex, Complex] = [
  { re: new Float64Array(0), im: new Float64Array(0) },
  { re: new Float64Array(0), im: new Float64Array(0) },
];
/** Larger transforms than this bring their own. */
const KEPT = 2 ** 19;

/** Where to put `size` values before `forward`: both parts hold what was there before. */
export function workspace(size: number): Complex {
  if (pairs[0].re.length < size) {
    const pair = () => ({ re: new Float64Array(size), im: new Float64Array(size) });
    if (size > KEPT) return pair();
    pairs[0] = pair();
    pairs[1] = pair();
  }
  return pairs[0];
}

/**
 * Transforms `lines` lines of `size` values from a `workspace`, in which the answer lies as well, until the next call.
 * Self-sorting, decimation in frequency (Stockham).
 */
export function forward(values: Complex, size: number, lines: number): Complex {
  const { cos, sin, factors } = planFor(size);
  let from = values;
  let to = values === pairs[0] ? pairs[1] : { re: new Float64Array(size * lines), im: new Float64Array(size * lines) };
  let span = lines;
  let left = size;
  for (const factor of factors) {
    const part = left / factor;
    for (let q = 0; q < part; q++) {
      const source = q * span;
      const target = factor * q * span;
      const turn = (q * size) / left;
      if (factor === 4) four(from, to, { source, step: part * span, target, span, turn, cos, sin });
      else if (factor === 2) two(from, to, { source, step: part * span, target, span, turn, cos, sin });
      else any(from, to, { source, step: part * span, target, span, turn, cos, sin }, factor);
    }
    left = part;
    span *= factor;
    [from, to] = [to, from];
  }
  return from;
}

interface Stage {
  /** First input, and from each to the next. */
  source: number;
  step: number;
  /** First output; the others follow at `span`. */
  target: number;
  span: number;
  /** Twiddle of the second output, as an index into the tables. */
  turn: number;
  cos: Float64Array;
  sin: Float64Array;
}

function two(from: Complex, to: Complex, { source, step, target, span, turn, cos, sin }: Stage): void {
  const [xr, xi, yr, yi] = [from.re, from.im, to.re, to.im];
  const c = cos[turn] as number;
  const s = sin[turn] as number;
  for (let a = source, o = target; a < source + span; a++, o++) {
    const ar = xr[a] as number;
    const ai = xi[a] as number;
    const br = xr[a + step] as number;
    const bi = xi[a + step] as number;
    yr[o] = ar + br;
    yi[o] = ai + bi;
    const r = ar - br;
    const i = ai - bi;
    yr[o + span] = r * c - i * s;
    yi[o + span] = r * s + i * c;
  }
}

function four(from: Complex, to: Complex, { source, step, target, span, turn, cos, sin }: Stage): void {
  const [xr, xi, yr, yi] = [from.re, from.im, to.re, to.im];
  const c1 = cos[turn] as number;
  const s1 = sin[turn] as number;
  const c2 = cos[2 * turn] as number;
  const s2 = sin[2 * turn] as number;
  const c3 = cos[3 * turn] as number;
  const s3 = sin[3 * turn] as number;
  for (let a = source, o = target; a < source + span; a++, o++) {
    const ar = xr[a] as number;
    const ai = xi[a] as number;
    const br = xr[a + step] as number;
    const bi = xi[a + step] as number;
    const cr = xr[a + 2 * step] as number;
    const ci = xi[a + 2 * step] as number;
    const dr = xr[a + 3 * step] as number;
    const di = xi[a + 3 * step] as number;
    const pr = ar + cr;
    const pi = ai + ci;
    const mr = ar - cr;
    const mi = ai - ci;
    const qr = br + dr;
    const qi = bi + di;
    const nr = br - dr;
    const ni = bi - di;
    yr[o] = pr + qr;
    yi[o] = pi + qi;
    const r1 = mr + ni;
    const i1 = mi - nr;
    yr[o + span] = r1 * c1 - i1 * s1;
    yi[o + span] = r1 * s1 + i1 * c1;
    const r2 = pr - qr;
    const i2 = pi - qi;
    yr[o + 2 * span] = r2 * c2 - i2 * s2;
    yi[o + 2 * span] = r2 * s2 + i2 * c2;
    const r3 = mr - ni;
    const i3 = mi + nr;
    yr[o + 3 * span] = r3 * c3 - i3 * s3;
    yi[o + 3 * span] = r3 * s3 + i3 * c3;
  }
}

/** By the definition, for what is left of a length when the twos are taken out of it. */
function any(from: Complex, to: Complex, stage: Stage, factor: number): void {
  const { source, step, target, span, turn, cos, sin } = stage;
  const [xr, xi, yr, yi] = [from.re, from.im, to.re, to.im];
  const size = cos.length;
  for (let out = 0; out < factor; out++) {
    const o = target + out * span;
    yr.fill(0, o, o + span);
    yi.fill(0, o, o + span);
    for (let into = 0; into < factor; into++) {
      // The twiddle of this output is the same for all its inputs.
      const at = ((((into * out) % factor) * size) / factor + out * turn) % size;
      const c = cos[at] as number;
      const s = sin[at] as number;
      const a = source + into * step;
      for (let line = 0; line < span; line++) {
        const r = xr[a + line] as number;
        const i = xi[a + line] as number;
        yr[o + line] = (yr[o + line] as number) + r * c - i * s;
        yi[o + line] = (yi[o + line] as number) + r * s + i * c;
      }
    }
  }
}

type Floats = Float32Array | Float64Array;

/** Rows × columns values turned on their side, in blocks, so that both sides stay in the cache. */
export function transposeInto<T extends Floats>(out: T, source: Floats, columns: number, rows: number): T {
  for (let top = 0; top < rows; top += 16)
    for (let left = 0; left < columns; left += 16) {
      const [bottom, right] = [Math.min(rows, top + 16), Math.min(columns, left + 16)];
      for (let y = top; y < bottom; y++)
        for (let x = left; x < right; x++) out[x * rows + y] = source[y * columns + x] as number;
    }
  return out;
}

/** Half a plane of frequencies: the other half is its mirror image, conjugate, because what was transformed is real. */
export interface HalfPlane extends Complex {
  /** Frequency (k, l) is at `l · width + k`: k from 0 to columns / 2, negative l wrapped around. */
  width: number;
  rows: number;
}

/**
 * Transform of rows × columns real values.
 * @param columns even @param rows even
 * @param values rows from the top; those that are missing are empty
 */
export function realFourier2(values: Floats, columns: number, rows: number): HalfPlane {
  const filled = values.length / columns;
  const half = Math.ceil(filled / 2);
  const width = columns / 2 + 1;
  // Two rows a complex line: the upper half of the rows as real, the lower as imaginary part.
  const packed = workspace(columns * half);
  transposeInto(packed.re, values.subarray(0, half * columns), columns, half);
  if (filled % 2 === 1) packed.im.fill(0, 0, columns * half);
  const lower = values.subarray(half * columns);
  for (let y = 0; y < filled - half; y++)
    for (let x = 0; x < columns; x++) packed.im[x * half + y] = lower[y * columns + x] as number;
  const across = forward(packed, columns, half);
  const out = { re: new Float64Array(width * rows), im: new Float64Array(width * rows), width, rows };
  for (let y = 0; y < half; y++)
    for (let k = 0; k < width; k++) {
      const at = k * half + y;
      const mirrored = (k === 0 ? 0 : columns - k) * half + y;
      const [r, i] = [across.re[at] as number, across.im[at] as number];
      const [mr, mi] = [across.re[mirrored] as number, across.im[mirrored] as number];
      const [upper, below] = [y * width + k, (y + half) * width + k];
      out.re[upper] = (r + mr) / 2;
      out.im[upper] = (i - mi) / 2;
      if (y + half >= filled) continue;
      out.re[below] = (i + mi) / 2;
      out.im[below] = (mr - r) / 2;
    }
  const space = workspace(width * rows);
  space.re.set(out.re);
  space.im.set(out.im);
  const down = forward(space, rows, width);
  out.re.set(down.re.subarray(0, width * rows));
  out.im.set(down.im.subarray(0, width * rows));
  return out;
}

/** Real part of the inverse transform of rows × columns frequencies, times columns · rows. */
export function inverseFourier2(re: Float64Array, im: Float64Array, columns: number, rows: number): Float64Array {
  const space = workspace(columns * rows);
  // Real and imaginary part change places on the way in and out.
  space.re.set(im);
  space.im.set(re);
  const down = forward(space, rows, columns);
  const sided = {
    re: transposeInto(new Float64Array(columns * rows), down.re, columns, rows),
    im: transposeInto(new Float64Array(columns * rows), down.im, columns, rows),
  };
  const again = workspace(columns * rows);
  again.re.set(sided.re);
  again.im.set(sided.im);
  return transposeInto(new Float64Array(columns * rows), forward(again, columns, rows).im, rows, columns);
}
