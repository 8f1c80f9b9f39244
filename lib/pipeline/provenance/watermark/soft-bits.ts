/** Waves → one number per coded bit, each wave weighed by what it can be trusted with. */
import { CODED_BITS } from './code';
import type { Measured } from './fold';
import { type Lattice, RINGS, WAVES } from './lattice';

/** Log likelihood ratio that no single wave exceeds: noise is not as normal as the formula has it. */
const LIMIT = 4;
/** Share of a wave's noise taken from its ring, the rest from its neighbourhood: one alone is too few samples or too far away. */
const FROM_RING = 0.25;
/** A ring counts at least as if this share of its power were the mark. */
const LEAST_SHARE = 0.2;

export interface Trust {
  /** Expected |noise|² of each wave. */
  noise: Float32Array;
  /** What each wave's amplitude is multiplied with: amplitude of the mark there / noise. */
  weights: Float32Array;
}

/**
 * How far each wave can be trusted, from the picture alone: power on the lattice above the power between its frequencies is
 * the mark's. What a blur or a coarse compression emptied weighs nothing then; without this such rings drowned the others.
 */
export function trustIn({ re, im, noise }: Measured): Trust {
  const power = new Float64Array(RINGS);
  const between = new Float64Array(RINGS);
  const count = new Float64Array(RINGS);
  for (const [at, { ring }] of WAVES.entries()) {
    power[ring] = (power[ring] as number) + (re[at] as number) ** 2 + (im[at] as number) ** 2;
    between[ring] = (between[ring] as number) + (noise[at] as number);
    count[ring] = (count[ring] as number) + 1;
  }
  const mixed = new Float32Array(WAVES.length);
  const weights = new Float32Array(WAVES.length);
  for (const [at, { ring }] of WAVES.entries()) {
    let signal = 0;
    let ground = 0;
    for (let near = Math.max(0, ring - 1); near <= Math.min(RINGS - 1, ring + 1); near++) {
      signal += (power[near] as number) - (between[near] as number);
      ground += between[near] as number;
    }
    const share = Math.max(LEAST_SHARE, signal / Math.max(1e-30, ground));
    const own = (between[ring] as number) / Math.max(1, count[ring] as number);
    const noiseHere = FROM_RING * own + (1 - FROM_RING) * (noise[at] as number) + 1e-12;
    mixed[at] = noiseHere;
    // Log likelihood ratio of a real dimension: 2 · amplitude / variance, and a complex wave has two.
    weights[at] = (4 * Math.sqrt((share * own) / 2)) / noiseHere;
  }
  return { noise: mixed, weights };
}

/** Amplitude of wave `at` turned back by its secret phase. */
export function turned(measured: Measured, { cos, sin }: Lattice, at: number): readonly [number, number] {
  const [re, im] = [measured.re[at] as number, measured.im[at] as number];
  const [c, s] = [cos[at] as number, sin[at] as number];
  return [re * c + im * s, im * c - re * s];
}

/** CODED_BITS values, positive for a zero bit; log likelihood ratios up to a common factor. */
export function softBits(measured: Measured, lattice: Lattice, { weights }: Trust): Float32Array {
  const soft = new Float32Array(CODED_BITS);
  const { dimensionWaves, dimensionBits } = lattice;
  for (let at = 0; at < dimensionWaves.length; at += 2) {
    const wave = dimensionWaves[at] as number;
    const weight = weights[wave] as number;
    const [re, im] = turned(measured, lattice, wave);
    const first = dimensionBits[at] as number;
    const second = dimensionBits[at + 1] as number;
    soft[first] = (soft[first] as number) + Math.max(-LIMIT, Math.min(LIMIT, weight * re));
    soft[second] = (soft[second] as number) + Math.max(-LIMIT, Math.min(LIMIT, weight * im));
  }
  return soft;
}
