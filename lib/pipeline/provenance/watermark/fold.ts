/**
 * All tiles laid on one another: what repeats adds up, what does not averages out. Two tiles are kept side by side and below,
 * so that frequencies between the mark's own show how much of what is measured is not the mark.
 */
import { realFourier2 } from './fourier';
import type { GridSize } from './grid';
import { WAVES } from './lattice';
import { TILE } from './parameters';

const SIDE = 2 * TILE;

/** How the marked picture lies in the one at hand: turned by `angle` (radians, clockwise), `scale` cells here for one there. */
export interface Geometry {
  angle: number;
  scale: number;
}

export const UPRIGHT: Geometry = { angle: 0, scale: 1 };

/** Waves as measured: complex amplitudes about the picture's centre, and the power of what is not the mark around each. */
export interface Measured {
  re: Float32Array;
  im: Float32Array;
  /** Expected |amplitude|² of a wave that is not there. */
  noise: Float32Array;
}

/** Offsets around a wave, in half waves per tile, that are no wave of the mark. */
const BETWEEN = [-2, -1, 0, 1, 2].flatMap((y) =>
  [-2, -1, 0, 1, 2].filter((x) => x % 2 !== 0 || y % 2 !== 0).map((x) => [x, y] as const),
);

export function measure(contrast: Float32Array, size: GridSize, geometry: Geometry = UPRIGHT): Measured {
  const { sums, weights, shiftX, shiftY } =
    geometry.angle === 0 && geometry.scale === 1 ? foldUpright(contrast, size) : foldTurned(contrast, size, geometry);
  for (let at = 0; at < sums.length; at++) {
    const weight = weights[at] as number;
    sums[at] = weight > 1e-6 ? (sums[at] as number) / weight : 0;
  }
  const { re, im, width } = realFourier2(sums, SIDE, SIDE);
  const count = WAVES.length;
  const out = { re: new Float32Array(count), im: new Float32Array(count), noise: new Float32Array(count) };
  /** Where half waves per tile are found; of negative ones across the mirrored frequency is, conjugate. */
  const place = (across: number, down: number) =>
    across < 0 ? (-down & (SIDE - 1)) * width - across : (down & (SIDE - 1)) * width + across;
  for (const [at, wave] of WAVES.entries()) {
    const [across, down] = [2 * wave.across, 2 * wave.down];
    const position = place(across, down);
    const phase = (2 * Math.PI * (wave.across * shiftX + wave.down * shiftY)) / TILE;
    const [c, s] = [Math.cos(phase), -Math.sin(phase)];
    const [r, i] = [re[position] as number, (across < 0 ? -1 : 1) * (im[position] as number)];
    out.re[at] = (r * c - i * s) / (SIDE * SIDE);
    out.im[at] = (r * s + i * c) / (SIDE * SIDE);
    let power = 0;
    for (const [x, y] of BETWEEN) {
      const near = place(across + x, down + y);
      power += (re[near] as number) ** 2 + (im[near] as number) ** 2;
    }
    out.noise[at] = power / BETWEEN.length / SIDE ** 4;
  }
  return out;
}

/** Cells over which the rim fades in. */
const RIM = 6;
const tapers = new Map<number, Float32Array>();

/**
 * A picture ends abruptly, and an abrupt end rings through every frequency: on soft pictures that was ten times what they have
 * of their own at the mark's frequencies. Raised cosine at both ends.
 */
export function taper(size: number): Float32Array {
  const known = tapers.get(size);
  if (known) return known;
  const rim = Math.min(RIM, size / 6);
  const made = Float32Array.from({ length: size }, (_, at) => {
    const inside = Math.min(at + 0.5, size - at - 0.5) / rim;
    return inside >= 1 ? 1 : 0.5 - 0.5 * Math.cos(Math.PI * inside);
  });
  tapers.set(size, made);
  return made;
}

interface Folded {
  sums: Float64Array;
  weights: Float64Array;
  /** Cells from a sample's index to its place. */
  shiftX: number;
  shiftY: number;
}

/** Places count from the picture's centre: a crop of the middle then hardly shifts the tile, and turning leaves it where it is. */
function foldUpright(contrast: Float32Array, { columns, rows }: GridSize): Folded {
  const sums = new Float64Array(SIDE * SIDE);
  const weights = new Float64Array(SIDE * SIDE);
  const [left, top] = [columns >> 1, rows >> 1];
  const [across, down] = [taper(columns), taper(rows)];
  for (let y = 0; y < rows; y++) {
    const base = ((y - top) & (SIDE - 1)) * SIDE;
    for (let x = 0; x < columns; x++) {
      const to = base + ((x - left) & (SIDE - 1));
      const weight = (across[x] as number) * (down[y] as number);
      sums[to] = (sums[to] as number) + weight * (contrast[y * columns + x] as number);
      weights[to] = (weights[to] as number) + weight;
    }
  }
  return { sums, weights, shiftX: 0.5 - columns / 2 + left, shiftY: 0.5 - rows / 2 + top };
}

function foldTurned(contrast: Float32Array, { columns, rows }: GridSize, { angle, scale }: Geometry): Folded {
  const sums = new Float64Array(SIDE * SIDE);
  const weights = new Float64Array(SIDE * SIDE);
  const [c, s] = [Math.cos(angle) / scale, Math.sin(angle) / scale];
  const [across, along] = [taper(columns), taper(rows)];
  for (let y = 0; y < rows; y++) {
    const down = y + 0.5 - rows / 2;
    let u = c * (0.5 - columns / 2) + s * down + 16 * SIDE;
    let v = -s * (0.5 - columns / 2) + c * down + 16 * SIDE;
    for (let x = 0; x < columns; x++, u += c, v -= s) {
      const weight = (across[x] as number) * (along[y] as number);
      const value = contrast[y * columns + x] as number;
      const [left, top] = [Math.floor(u), Math.floor(v)];
      const [fx, fy] = [u - left, v - top];
      const x0 = left & (SIDE - 1);
      const x1 = (left + 1) & (SIDE - 1);
      const y0 = (top & (SIDE - 1)) * SIDE;
      const y1 = ((top + 1) & (SIDE - 1)) * SIDE;
      const a = (1 - fx) * (1 - fy) * weight;
      const b = fx * (1 - fy) * weight;
      const d = (1 - fx) * fy * weight;
      const e = fx * fy * weight;
      sums[y0 + x0] = (sums[y0 + x0] as number) + a * value;
      sums[y0 + x1] = (sums[y0 + x1] as number) + b * value;
      sums[y1 + x0] = (sums[y1 + x0] as number) + d * value;
      sums[y1 + x1] = (sums[y1 + x1] as number) + e * value;
      weights[y0 + x0] = (weights[y0 + x0] as number) + a;
      weights[y0 + x1] = (weights[y0 + x1] as number) + b;
      weights[y1 + x0] = (weights[y1 + x0] as number) + d;
      weights[y1 + x1] = (weights[y1 + x1] as number) + e;
    }
  }
  return { sums, weights, shiftX: 0, shiftY: 0 };
}
