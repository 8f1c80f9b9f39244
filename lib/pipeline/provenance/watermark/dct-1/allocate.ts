import { CODED_BITS } from '../code';
import { EMBEDDING } from '../parameters';
import { sensitivity, visibilityMask } from '../perception';
import { inverseDct } from './dct';
import { PLAIN } from './parameters';
import { type Layout, ringGains, softBits, spectrum } from './statistic';

/**
 * Informed embedding: the picture itself pushes every bit one way or the other, so bits it already carries get nothing and the
 * others just enough for a common margin. The budget is fixed by what eyes allow; the margin is the largest it buys.
 * @param luma on the layout's grid @param code signs of the coded bits
 * @returns the change per cell in luma levels.
 */
export function allocatePlain(luma: Float32Array, code: Int8Array, layout: Layout, strength: number): Float32Array {
  const { extent, positions, rings, bits, signs } = layout;
  const mask = visibilityMask(luma, extent);
  const original = spectrum(luma, extent);
  const gains = ringGains(original, layout);
  const directed = (coefficients: Float32Array) =>
    softBits(coefficients, layout).map((value, bit) => value * (code[bit] as number));
  const start = directed(original);

  const shape = Float32Array.from(rings, (ring, at) => {
    const noise = Math.hypot(1 / (gains[ring] as number), PLAIN.expectedNoise);
    return noise ** -PLAIN.tilt * (layout.radii[at] as number) ** -PLAIN.slowness;
  });
  let seen = 0;
  for (let at = 0; at < shape.length; at++)
    seen += ((shape[at] as number) * sensitivity(layout.radii[at] as number)) ** 2;
  // With this factor amplitudes of 1 give a pattern of the designed visible root mean square.
  const unit = EMBEDDING.visibleLevels * Math.sqrt((extent.columns * extent.rows) / seen);

  const amplitudes = new Float32Array(CODED_BITS).fill(1);
  const change = new Float32Array(luma.length);
  const marked = new Float32Array(luma.length);
  for (let round = 0; round < PLAIN.rounds; round++) {
    const coefficients = new Float32Array(extent.horizontal * extent.vertical);
    for (let at = 0; at < positions.length; at++) {
      const bit = bits[at] as number;
      const sign = (signs[at] as number) * (code[bit] as number);
      coefficients[positions[at] as number] = sign * (amplitudes[bit] as number) * (shape[at] as number) * unit;
    }
    const pattern = inverseDct(coefficients, extent);
    for (let i = 0; i < luma.length; i++) {
      change[i] = (pattern[i] as number) * (mask[i] as number) * strength;
      marked[i] = (luma[i] as number) + (change[i] as number);
    }
    if (round === PLAIN.rounds - 1) break;
    spread(amplitudes, start, directed(spectrum(marked, extent)));
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
