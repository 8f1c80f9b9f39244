import type { WatermarkKey } from '../../stage';
import { localShare, type Pattern } from './budget';
import { CODED_BITS } from './code';
import { contrastOf } from './contrast';
import { type Measured, measure } from './fold';
import { inverseFourier2 } from './fourier';
import type { Grid } from './grid';
import { type Lattice, latticeOf, positionOf, RINGS, WAVES } from './lattice';
import { EMBEDDING, TILE } from './parameters';
import { sensitivity } from './perception';
import { turned } from './soft-bits';

export interface LatticePlan {
  original: Measured;
  lattice: Lattice;
  targets: Target[];
  pattern: Pattern;
}

/** What is to be said with which wave, before it is known where how much of it fits. @param code signs of the coded bits */
export function planLattice(grid: Grid, code: Int8Array, key: WatermarkKey, pixelsPerCell: number): LatticePlan {
  const lattice = latticeOf(key);
  const original = measure(contrastOf(grid), grid);
  const targets = targetsOf(code, lattice, shapeFor(original));
  const pattern = { power: 0, local: 0 };
  for (const { wave, shape } of targets) {
    const power = 2 * shape * shape;
    pattern.power += power;
    pattern.local += power * localShare((TILE * pixelsPerCell) / (WAVES[wave]?.radius ?? 1));
  }
  return { original, lattice, targets, pattern };
}

/**
 * Informed embedding: the picture itself pushes every wave one way or the other, so waves that already say the right thing get
 * nothing and the others just enough to say it as loudly as the rest. The budget is fixed by what eyes allow; how loud is the
 * most it buys. Answers the change per cell in luma levels.
 * @param mask how many times the planned pattern each cell gets
 */
export function allocate(
  grid: Grid,
  { original, lattice, targets }: LatticePlan,
  mask: Float32Array,
  strength: number,
): Float32Array {
  const { luma, columns, rows } = grid;
  const before = project(original, lattice, targets);
  const ground = original.noise.map((value) => value + EMBEDDING.expectedNoise);
  const amplitudes = Float32Array.from(targets, ({ shape }) => shape);
  const change = new Float32Array(luma.length);
  const marked: Grid = { columns, rows, luma: new Float32Array(luma.length) };
  for (let round = 0; round < EMBEDDING.rounds; round++) {
    const tile = drawTile(amplitudes, targets, lattice, grid);
    for (let y = 0, at = 0; y < rows; y++) {
      const base = ((y - (rows >> 1)) & (TILE - 1)) * TILE;
      for (let x = 0; x < columns; x++, at++) {
        const value = tile[base + ((x - (columns >> 1)) & (TILE - 1))] as number;
        change[at] = value * (mask[at] as number) * strength;
        marked.luma[at] = (luma[at] as number) + (change[at] as number);
      }
    }
    if (round === EMBEDDING.rounds - 1) break;
    const reached = project(measure(contrastOf(marked), marked), lattice, targets);
    spread(amplitudes, targets, withoutMark(amplitudes, targets, { before, reached, ground }));
  }
  return change;
}

/** One real dimension that is to be pushed: a pilot's real part, either part of a payload wave. */
interface Target {
  wave: number;
  ring: number;
  /** 0 real, 1 imaginary. */
  part: 0 | 1;
  /** Coded bit; all pilots say one thing together. */
  bit: number;
  sign: number;
  /** Luma levels it would get if the picture were silent. */
  shape: number;
}

/**
 * Luma levels of each wave: the mark goes to waves the picture and later compression leave alone, and to the slower ones among
 * them.
 */
function shapeFor({ noise }: Measured): Float32Array {
  const shape = Float32Array.from(
    WAVES,
    ({ radius }, at) =>
      ((noise[at] as number) + EMBEDDING.expectedNoise) ** (-EMBEDDING.tilt / 2) * radius ** -EMBEDDING.slowness,
  );
  let seen = 0;
  for (const [at, { radius }] of WAVES.entries()) seen += 2 * ((shape[at] as number) * sensitivity(8 * radius)) ** 2;
  // With this factor the tile has the designed visible root mean square.
  const unit = EMBEDDING.visibleLevels / Math.sqrt(seen);
  return shape.map((value) => value * unit);
}

function targetsOf(code: Int8Array, lattice: Lattice, shape: Float32Array): Target[] {
  const targets: Target[] = Array.from(lattice.pilots, (wave) => ({
    wave,
    ring: WAVES[wave]?.ring ?? 0,
    part: 0,
    bit: CODED_BITS,
    sign: 1,
    shape: EMBEDDING.pilot * (shape[wave] as number),
  }));
  for (const [at, wave] of lattice.dimensionWaves.entries())
    targets.push({
      wave,
      ring: WAVES[wave]?.ring ?? 0,
      part: (at & 1) as 0 | 1,
      bit: lattice.dimensionBits[at] as number,
      sign: code[lattice.dimensionBits[at] as number] as number,
      shape: (shape[wave] as number) / Math.SQRT2,
    });
  return targets;
}

/** How far each target already says what it is to say. */
function project(measured: Measured, lattice: Lattice, targets: readonly Target[]): Float32Array {
  return Float32Array.from(targets, ({ wave, part, sign }) => sign * turned(measured, lattice, wave)[part]);
}

/** One tile in luma levels, phases counted from the picture's centre. */
function drawTile(amplitudes: Float32Array, targets: readonly Target[], lattice: Lattice, size: Grid): Float64Array {
  const { columns, rows } = size;
  const [re, im] = [new Float64Array(TILE * TILE), new Float64Array(TILE * TILE)];
  const [shiftX, shiftY] = [0.5 - columns / 2 + (columns >> 1), 0.5 - rows / 2 + (rows >> 1)];
  for (const [at, { wave: index, part, sign }] of targets.entries()) {
    const wave = WAVES[index];
    if (!wave) continue;
    const amplitude = sign * (amplitudes[at] as number);
    const [c, s] = [(lattice.cos[index] as number) * amplitude, (lattice.sin[index] as number) * amplitude];
    const [r, i] = part === 0 ? [c, s] : [-s, c];
    const phase = (2 * Math.PI * (wave.across * shiftX + wave.down * shiftY)) / TILE;
    const position = positionOf(wave, TILE);
    re[position] = (re[position] as number) + r * Math.cos(phase) - i * Math.sin(phase);
    im[position] = (im[position] as number) + r * Math.sin(phase) + i * Math.cos(phase);
  }
  // The mirrored half of the plane is left out: twice the real part is the same.
  return inverseFourier2(re, im, TILE, TILE).map((value) => 2 * value);
}

interface Told {
  /** What each target says without and with the mark. */
  before: Float32Array;
  reached: Float32Array;
  /** Expected |noise|² of each wave. */
  ground: Float32Array;
}

/** What the picture says of each bit without the mark, as a share of what the mark at its share would have it say. */
function withoutMark(amplitudes: Float32Array, targets: readonly Target[], { before, reached, ground }: Told) {
  const gained = new Float64Array(RINGS);
  const spent = new Float64Array(RINGS);
  for (const [at, { ring }] of targets.entries()) {
    const amplitude = amplitudes[at] as number;
    gained[ring] = (gained[ring] as number) + ((reached[at] as number) - (before[at] as number)) * amplitude;
    spent[ring] = (spent[ring] as number) + amplitude * amplitude;
  }
  /** Contrast a luma level buys in each ring. */
  const gains = gained.map((value, ring) => Math.max(1e-6, value / Math.max(1e-30, spent[ring] as number)));
  const said = new Float64Array(CODED_BITS + 1);
  const response = new Float64Array(CODED_BITS + 1);
  for (const [at, { bit, ring, shape, wave }] of targets.entries()) {
    const gain = gains[ring] as number;
    const weight = (shape * gain) / (ground[wave] as number);
    said[bit] = (said[bit] as number) + weight * ((reached[at] as number) - gain * (amplitudes[at] as number));
    response[bit] = (response[bit] as number) + weight * gain * shape;
  }
  return said.map((value, bit) => value / Math.max(1e-30, response[bit] as number));
}

/** New amplitudes of the same total power: each bit gets what it lacks. */
function spread(amplitudes: Float32Array, targets: readonly Target[], host: Float64Array): void {
  const cost = new Float64Array(CODED_BITS + 1);
  for (const { bit, shape } of targets) cost[bit] = (cost[bit] as number) + shape ** 2;
  const budget = cost.reduce((sum, value) => sum + value, 0);
  const needed = (loud: number, bit: number) => Math.min(EMBEDDING.mostPush, Math.max(0, loud - (host[bit] as number)));
  let [low, high] = [0, 2 * EMBEDDING.mostPush];
  for (let step = 0; step < 40; step++) {
    const loud = (low + high) / 2;
    let power = 0;
    for (let bit = 0; bit <= CODED_BITS; bit++) power += needed(loud, bit) ** 2 * (cost[bit] as number);
    if (power > budget) high = loud;
    else low = loud;
  }
  for (const [at, { bit, shape }] of targets.entries()) amplitudes[at] = needed(low, bit) * shape;
}
