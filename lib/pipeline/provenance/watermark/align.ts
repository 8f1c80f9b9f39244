/** Where in the tile a measured picture begins: pilots first, then the coded bits that are there twice. */
import { CODED_BITS } from './code';
import type { Measured } from './fold';
import { inverseFourier2 } from './fourier';
import { type Lattice, positionOf, WAVES } from './lattice';
import { TILE } from './parameters';
import { type Trust, trustIn, turned } from './soft-bits';

/** Shifts the pilots propose, and how many of them are answered. */
const PROPOSED = 32;

export interface Shift {
  /** Cells the tile's origin lies right of and below the picture's centre. */
  x: number;
  y: number;
  score: number;
}

/** Waves as they would be measured if the tile began at `shift`. */
export function shifted({ re, im, noise }: Measured, { x, y }: { x: number; y: number }): Measured {
  const out = { re: new Float32Array(re.length), im: new Float32Array(re.length), noise };
  for (const [at, { across, down }] of WAVES.entries()) {
    const phase = (2 * Math.PI * (across * x + down * y)) / TILE;
    const [c, s] = [Math.cos(phase), Math.sin(phase)];
    out.re[at] = (re[at] as number) * c - (im[at] as number) * s;
    out.im[at] = (re[at] as number) * s + (im[at] as number) * c;
  }
  return out;
}

/** Correlation of the pilots with themselves at every whole shift. */
function pilotSurface(
  measured: Measured,
  lattice: Lattice,
  { noise }: Trust,
): { surface: Float64Array; deviation: number } {
  const [re, im] = [new Float64Array(TILE * TILE), new Float64Array(TILE * TILE)];
  let power = 0;
  for (const wave of lattice.pilots) {
    const known = WAVES[wave];
    if (!known) continue;
    const [a, b] = turned(measured, lattice, wave);
    const scale = Math.max(Math.sqrt(noise[wave] as number), Math.hypot(a, b) / 2.5);
    const at = positionOf(known, TILE);
    re[at] = a / scale;
    im[at] = b / scale;
    power += (a * a + b * b) / scale ** 2;
  }
  return { surface: inverseFourier2(re, im, TILE, TILE), deviation: Math.sqrt(power / 2) + 1e-9 };
}

/** How well the two copies of each coded bit agree, in standard deviations. */
function pairAgreement(measured: Measured, lattice: Lattice, { noise }: Trust): number {
  const first = new Float32Array(CODED_BITS);
  const second = new Float32Array(CODED_BITS);
  const { dimensionWaves, dimensionBits } = lattice;
  for (let at = 0; at < dimensionWaves.length; at++) {
    const wave = dimensionWaves[at] as number;
    const bit = dimensionBits[at] as number;
    const value = (turned(measured, lattice, wave)[at & 1] as number) / Math.sqrt((noise[wave] as number) / 2);
    const limited = Math.max(-2.5, Math.min(2.5, value));
    if (at < CODED_BITS) first[bit] = limited;
    else second[bit] = limited;
  }
  let sum = 0;
  let power = 0;
  for (let bit = 0; bit < CODED_BITS; bit++) {
    const product = (first[bit] as number) * (second[bit] as number);
    sum += product;
    power += product * product;
  }
  return power > 0 ? sum / Math.sqrt(power) : 0;
}

/** The likeliest shifts, best first. About 4 ms. */
export function alignTile(measured: Measured, lattice: Lattice, most: number): Shift[] {
  const trust = trustIn(measured);
  const { surface, deviation } = pilotSurface(measured, lattice, trust);
  const proposed = Array.from(surface.keys())
    .sort((a, b) => (surface[b] as number) - (surface[a] as number))
    .slice(0, PROPOSED);
  const judge = (x: number, y: number, pilots: number): Shift => ({
    x,
    y,
    score: pilots + pairAgreement(shifted(measured, { x, y }), lattice, trust),
  });
  return proposed
    .map((at) => judge(at % TILE, Math.floor(at / TILE), (surface[at] as number) / deviation))
    .sort((a, b) => b.score - a.score)
    .slice(0, most);
}
