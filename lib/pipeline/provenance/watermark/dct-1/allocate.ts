import { localShare, type Pattern } from '../budget';
import { CODED_BITS } from '../code';
import { EMBEDDING } from '../parameters';
import { sensitivity } from '../perception';
import { forwardDct, inverseDct } from './dct';
import { PLAIN } from './parameters';
import { contrastOn, type Layout, ringGains, softBits, spectrum } from './statistic';

export interface PlainPlan {
  layout: Layout;
  code: Int8Array;
  /** Directed soft bits of the picture alone. */
  start: Float32Array;
  /** Amplitude of each carrier. */
  shape: Float32Array;
  pattern: Pattern;
  /** How much the reader hears of a change of each cell, see `contrastOn`. */
  listening: Float32Array;
}

const directed = (coefficients: Float32Array, layout: Layout, code: Int8Array) =>
  softBits(coefficients, layout).map((value, bit) => value * (code[bit] as number));

/**
 * What is to be said with which carrier, before it is known where how much of it fits.
 * @param luma on the layout's grid @param code signs of the coded bits @param rootArea of the picture, in pixels
 * @param slowness see `PLAIN.slowness`
 */
export function planPlain(
  luma: Float32Array,
  code: Int8Array,
  layout: Layout,
  rootArea: number,
  slowness: number,
): PlainPlan {
  const { extent, rings, radii } = layout;
  const listening = new Float32Array(luma.length);
  const original = forwardDct(contrastOn(luma, extent, listening), extent);
  const gains = ringGains(original, layout);
  const shape = Float32Array.from(rings, (ring, at) => {
    const noise = Math.hypot(1 / (gains[ring] as number), PLAIN.expectedNoise);
    return noise ** -PLAIN.tilt * (radii[at] as number) ** -slowness;
  });
  let seen = 0;
  for (let at = 0; at < shape.length; at++) seen += ((shape[at] as number) * sensitivity(radii[at] as number)) ** 2;
  const cells = extent.columns * extent.rows;
  // With this factor amplitudes of 1 give a pattern of the designed visible root mean square.
  const unit = EMBEDDING.visibleLevels * Math.sqrt(cells / seen);
  const pattern = { power: 0, local: 0 };
  for (let at = 0; at < shape.length; at++) {
    const amplitude = (shape[at] as number) * unit;
    shape[at] = amplitude;
    pattern.power += amplitude ** 2 / cells;
    pattern.local += (amplitude ** 2 / cells) * localShare((2 * rootArea) / (radii[at] as number));
  }
  return { layout, code, start: directed(original, layout, code), shape, pattern, listening };
}

/**
 * Informed embedding: the picture itself pushes every bit one way or the other, so bits it already carries get nothing and the
 * others just enough for a common margin. The budget is fixed by what eyes allow; the margin is the largest it buys.
 * @param luma on the layout's grid, the lattice laid in @param mask how many times the planned pattern each cell gets
 * @returns the change per cell in luma levels.
 */
export function allocatePlain(
  luma: Float32Array,
  { layout, code, start, shape }: PlainPlan,
  mask: Float32Array,
  strength: number,
): Float32Array {
  const { extent, positions, bits, signs } = layout;
  const amplitudes = new Float32Array(CODED_BITS).fill(1);
  const change = new Float32Array(luma.length);
  const marked = new Float32Array(luma.length);
  for (let round = 0; round < PLAIN.rounds; round++) {
    const coefficients = new Float32Array(extent.horizontal * extent.vertical);
    for (let at = 0; at < positions.length; at++) {
      const bit = bits[at] as number;
      const sign = (signs[at] as number) * (code[bit] as number);
      coefficients[positions[at] as number] = sign * (amplitudes[bit] as number) * (shape[at] as number);
    }
    const pattern = inverseDct(coefficients, extent);
    for (let i = 0; i < luma.length; i++) {
      change[i] = (pattern[i] as number) * (mask[i] as number) * strength;
      marked[i] = (luma[i] as number) + (change[i] as number);
    }
    if (round === PLAIN.rounds - 1) break;
    spread(amplitudes, start, directed(spectrum(marked, extent), layout, code));
  }
  return change;
}

/** New amplitudes of the same total power, from what the last ones achieved. */
function spread(amplitudes: Float32Array, start: Float32Array, reached: Float32Array): void {
  let gained = 0;
  let spent = 0;
  for (let bit = 0; bit < CODED_BITS; bit++) {
    const amplitude = amplitudes[bit] as number;
    gained += ((reached[bit] as number) - (start[bit] as number)) * amplitude;
    spent += amplitude * amplitude;
  }
  const response = Math.max(1e-3, gained / spent);
  const host = reached.map((value, bit) => value - (amplitudes[bit] as number) * response);
  const needed = (margin: number, bit: number) => Math.max(0, (margin - (host[bit] as number)) / response);
  let low = -20;
  let high = 60;
  for (let step = 0; step < 40; step++) {
    const margin = (low + high) / 2;
    let power = 0;
    for (let bit = 0; bit < CODED_BITS; bit++) power += needed(margin, bit) ** 2;
    if (power > CODED_BITS) high = margin;
    else low = margin;
  }
  for (let bit = 0; bit < CODED_BITS; bit++) amplitudes[bit] = needed(low, bit);
}
