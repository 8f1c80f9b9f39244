/**
 * Seeded noise. Every purpose has a stream of its own (the second key word), so that drawing more of one never shifts
 * another, and a picture is named by its 32-bit seed alone.
 */
import { philox4x32 } from './philox';

const STREAMS = { latents: 0, seeds: 1, steps: 2, scenes: 3 } as const;
export type NoiseStream = keyof typeof STREAMS;

const UNIT = 2 ** -32;

/**
 * Standard normal values by Box–Muller: block n of the stream gives values 4n to 4n + 3, from words (0, 1) and (2, 3) as
 * √(−2 ln u) · (cos 2πv, sin 2πv) with u in (0, 1] and v in [0, 1). The largest magnitude is 6.7.
 *
 * @param seed unsigned 32-bit
 * @param length how many values
 * @param offset blocks to skip, for stochastic schedulers that draw at every step
 */
export function gaussianNoise(seed: number, length: number, stream: NoiseStream = 'latents', offset = 0): Float32Array {
  const noise = new Float32Array(length);
  for (let at = 0; at < length; at += 4) {
    const block = offset + at / 4;
    const counter = [block >>> 0, Math.floor(block / 2 ** 32), 0, 0] as const;
    const [a, b, c, d] = philox4x32(counter, [seed >>> 0, STREAMS[stream]]);
    const values = [...pair(a, b), ...pair(c, d)];
    for (let i = 0; i < 4 && at + i < length; i++) noise[at + i] = values[i] ?? 0;
  }
  return noise;
}

/**
 * Uniform numbers in [0, 1), 24 bits each, so that float32 holds them exactly and never rounds one up to 1.
 *
 * @param seed unsigned 32-bit
 */
export function uniformNumbers(seed: number, length: number, stream: NoiseStream = 'scenes'): Float32Array {
  const numbers = new Float32Array(length);
  for (let at = 0; at < length; at += 4) {
    const words = philox4x32([at / 4, 0, 0, 0], [seed >>> 0, STREAMS[stream]]);
    for (let i = 0; i < 4 && at + i < length; i++) numbers[at + i] = ((words[i] ?? 0) >>> 8) * 2 ** -24;
  }
  return numbers;
}

function pair(u: number, v: number): [number, number] {
  const radius = Math.sqrt(-2 * Math.log((u + 1) * UNIT));
  const angle = 2 * Math.PI * v * UNIT;
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

/**
 * Seed of the picture at `index` of a brief. Index 0 keeps the brief's own seed, so that a brief with the seed of any
 * artwork draws that artwork again; every other index takes word 0 of block `index` of the `seeds` stream. The aspect does
 * not enter: one index is one idea, whatever shapes it is drawn in, and can be asked for again in all of them.
 */
export function seedOf(briefSeed: number, index: number): number {
  return index === 0 ? briefSeed : philox4x32([index, 0, 0, 0], [briefSeed >>> 0, STREAMS.seeds])[0];
}
