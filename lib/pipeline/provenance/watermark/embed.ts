import { ColophonError } from '../../../errors/index';
import type { Pixels } from '../../../imaging/pixels';
import type { WatermarkKey } from '../../stage';
import { CODED_BITS, encodePayload, PAYLOAD_BYTES } from './code';
import { inverseDct } from './dct';
import { detect } from './detect';
import { lumaOf, resample } from './grid';
import { EMBEDDING } from './parameters';
import { sensitivity, visibilityMask } from './perception';
import { type Layout, layoutOf, ringGains, softBits, spectrum } from './statistic';

export interface EmbedOptions {
  /** Multiplies the visible amplitude; 1 is the designed one. */
  strength?: number;
  /** How often to try again, 1.4 times stronger each time, when the mark does not decode. Default 3. */
  attempts?: number;
}

export interface Embedded {
  pixels: Pixels;
  /** dB against the unmarked picture, over all colour channels. */
  psnr: number;
  /** The strength that was used. */
  strength: number;
  attempts: number;
  /** Agreement of the decoded mark, see `Detection.llr`. */
  llr: number;
}

const STRONGER = 1.4;

/**
 * Hides 8 bytes in a picture and proves it by decoding them again. Size and colours stay; alpha stays untouched. About 120 ms
 * for 1080².
 *
 * Throws `watermark_failed` when the mark cannot be decoded at any strength: the picture is too small.
 */
export function embed(pixels: Pixels, payload: Uint8Array, key: WatermarkKey, options: EmbedOptions = {}): Embedded {
  if (payload.length !== PAYLOAD_BYTES)
    throw new ColophonError('invalid_argument', { argument: 'payload', problem: `must be ${PAYLOAD_BYTES} bytes` });
  const wanted = Buffer.from(payload).toString('hex');
  const most = options.attempts ?? 3;
  const layout = layoutOf(pixels.width, pixels.height, key);
  const { columns, rows } = layout.extent;
  const luma = resample(lumaOf(pixels), pixels.width, pixels.height, columns, rows);
  let strength = options.strength ?? 1;
  for (let attempt = 1; attempt <= most; attempt++, strength *= STRONGER) {
    const change = allocate(luma, encodePayload(payload), layout, strength);
    const marked = apply(pixels, change, columns, rows);
    const found = detect(marked.pixels, key);
    if (found.watermarkId === wanted) return { ...marked, strength, attempts: attempt, llr: found.llr };
  }
  throw new ColophonError('watermark_failed', { problem: `it did not decode after ${most} attempts` });
}

/**
 * Informed embedding: the picture itself pushes every bit one way or the other, so bits it already carries get nothing and the
 * others just enough for a common margin. The budget is fixed by what eyes allow; the margin is the largest it buys.
 * Answers the change per cell in luma levels.
 */
function allocate(luma: Float32Array, code: Int8Array, layout: Layout, strength: number): Float32Array {
  const { extent, positions, rings, bits, signs } = layout;
  const mask = visibilityMask(luma, extent);
  const original = spectrum(luma, extent);
  const gains = ringGains(original, layout);
  const directed = (coefficients: Float32Array) =>
    softBits(coefficients, layout).map((value, bit) => value * (code[bit] as number));
  const start = directed(original);

  const shape = Float32Array.from(rings, (ring, at) => {
    const noise = Math.hypot(1 / (gains[ring] as number), EMBEDDING.expectedNoise);
    return noise ** -EMBEDDING.tilt * (layout.radii[at] as number) ** -EMBEDDING.slowness;
  });
  let seen = 0;
  for (let at = 0; at < shape.length; at++)
    seen += ((shape[at] as number) * sensitivity(layout.radii[at] as number)) ** 2;
  // With this factor amplitudes of 1 give a pattern of the designed visible root mean square.
  const unit = EMBEDDING.visibleLevels * Math.sqrt((extent.columns * extent.rows) / seen);

  const amplitudes = new Float32Array(CODED_BITS).fill(1);
  const change = new Float32Array(luma.length);
  const marked = new Float32Array(luma.length);
  for (let round = 0; round < EMBEDDING.rounds; round++) {
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
    if (round === EMBEDDING.rounds - 1) break;
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

/**
 * Interleaved gradient noise (Jimenez 2014) as a rounding threshold: changes under one level survive on average, instead of
 * vanishing wherever the picture is flat, and leave no pattern.
 */
function threshold(x: number, y: number): number {
  const inner = 0.06711056 * x + 0.00583715 * y;
  const value = 52.9829189 * (inner - Math.floor(inner));
  return value - Math.floor(value);
}

/** Adds the change, enlarged to the picture's size, to all three channels alike: luma moves, hue does not. */
function apply(pixels: Pixels, change: Float32Array, columns: number, rows: number): { pixels: Pixels; psnr: number } {
  const { width, height, channels } = pixels;
  let power = 0;
  for (const value of change) power += value * value;
  const limit = 255 / 10 ** (EMBEDDING.leastPsnr / 20);
  const scale = Math.min(1, limit / Math.max(1e-9, Math.sqrt(power / change.length)));
  const full = resample(change, columns, rows, width, height);
  const data = new Uint8Array(pixels.data);
  let error = 0;
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) {
      const step = Math.floor((full[at] as number) * scale + threshold(x, y));
      if (step === 0) continue;
      const base = at * channels;
      for (let c = base; c < base + 3; c++) {
        const before = data[c] as number;
        const after = Math.max(0, Math.min(255, before + step));
        data[c] = after;
        error += (after - before) ** 2;
      }
    }
  const mean = error / (width * height * 3);
  const psnr = mean === 0 ? 99 : 10 * Math.log10(255 ** 2 / mean);
  return { pixels: { data, width, height, channels }, psnr: Math.round(psnr * 100) / 100 };
}
