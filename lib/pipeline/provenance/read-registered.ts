/**
 * A mark that is expected, read where it is expected: somebody knows which delivery a picture shows and how it lies in it, so the
 * geometry need not be guessed from the mark, and the payload need not be decoded to be recognised. What a search over
 * geometries loses in crops of type and flat colour is found here, because two questions are asked instead of 2⁶⁴.
 */
import type { Pixels } from '../../imaging/pixels';
import type { WatermarkKey } from '../stage';
import { shifted } from './watermark/align';
import { CODED_BITS, decodePayload, encodePayload } from './watermark/code';
import { contrastOf } from './watermark/contrast';
import { type PlainView, plainBits, registeredView } from './watermark/dct-1/detect';
import { waveBits } from './watermark/detect';
import { type Geometry, type Measured, measure } from './watermark/fold';
import { inverseFourier2 } from './watermark/fourier';
import { type Grid, gridSize } from './watermark/grid';
import { correlation, jointBits, limitedBits } from './watermark/joint';
import { type Lattice, latticeOf, positionOf, WAVES } from './watermark/lattice';
import { TILE } from './watermark/parameters';
import { FALSE_POSITIVE_RATE, upperTail } from './watermark/significance';
import { trustIn, turned } from './watermark/soft-bits';

/** How a whole picture lies in the one at hand, in pixels of the latter. */
export interface Lying {
  /** Of the whole picture as it was delivered. */
  width: number;
  height: number;
  /** Radians, clockwise. */
  angle: number;
  /** Pixels here for one of the whole picture. */
  scale: number;
  /** Where its middle lies; outside the picture at hand when it was cut away. */
  x: number;
  y: number;
}

export interface RegisteredReading {
  /** The mark is there: chance would have it so less than once in a million pictures, everything that was compared counted. */
  confirmed: boolean;
  /** 1 − the chance that a picture without this mark agrees as well, at this place and those around it. */
  confidence: number;
  /** Best agreement with the expected payload: normal with deviation 1 in a picture without it, √352 ≈ 18.8 at most. */
  agreement: number;
  /** The payload was read as well, not only recognised. */
  exact: boolean;
  /** Comparisons this took. */
  looks: number;
}

/** Turns and scales tried around what the keypoints say, which is good to about half a step. */
const TURNS = [0, -0.25, 0.25].map((degrees) => (degrees * Math.PI) / 180);
const SCALES = [1, 1 / 1.0035, 1.0035];
/** Cells either way by which it may be shifted. */
const REACH = 4;
/** Of all turns, scales and shifts, those at which the plain layer is read as well. */
const READ = 4;
/** Grids of fewer cells hold a part too small to say anything. */
const LEAST_CELLS = 32;
/** Cells over which what is the picture's fades into what is not. */
const RIM = 6;
/** Comparisons in which the lattice has a say; and those of the plain layer alone, which had none in where it is read. */
const LOOKS = TURNS.length * SCALES.length * (2 * REACH + 1) ** 2 + 2 * (READ + 1);
const PLAIN_LOOKS = READ + 1;

interface Window {
  grid: Grid;
  /** Where the whole picture's middle lies beside the grid's, in cells here. */
  dx: number;
  dy: number;
}

/**
 * @param pixels no transparency
 * @param id 16 hex digits: the payload that is expected
 * @param candidates of how many deliveries and places this is one: their chances add up
 * @param reach `there`: only the turn and scale that are given, a quarter of the work; what both take is counted either way
 * @returns null when too little of the whole picture lies inside
 */
export function readRegistered(
  pixels: Pixels,
  lying: Lying,
  id: string,
  key: WatermarkKey,
  { candidates = 1, reach = 'around' }: { candidates?: number; reach?: 'there' | 'around' } = {},
): RegisteredReading | null {
  const window = windowOf(pixels, lying);
  if (!window) return null;
  const code = encodePayload(Buffer.from(id, 'hex'));
  const lattice = latticeOf(key);
  const contrast = ownContrast(window, lying);
  const straight = { angle: lying.angle, scale: 1 };
  const there = { geometry: straight, measured: measure(contrast, window.grid, straight) };
  const [turns, scales] = reach === 'there' ? [[0], [1]] : [TURNS, SCALES];
  const places = turns
    .flatMap((turn) =>
      scales.flatMap((grow) => {
        const geometry = { angle: lying.angle + turn, scale: grow };
        const measured = turn === 0 && grow === 1 ? there.measured : measure(contrast, window.grid, geometry);
        const expected = originOf(window, geometry);
        return shiftsNear(measured, lattice, code, expected).map((found) => ({ geometry, measured, ...found }));
      }),
    )
    .sort((a, b) => b.score - a.score);
  const read = [...places.slice(0, reach === 'there' ? 1 : READ), { ...there, origin: originOf(window, straight) }];
  let best = { agreement: 0, chance: 1, soft: new Float32Array(CODED_BITS) as Float32Array };
  const compare = (soft: Float32Array, looks: number) => {
    const agreement = correlation(soft, code);
    // Twice, because either kind of comparison would do.
    const chance = Math.min(1, 2 * candidates * looks * upperTail(agreement));
    if (chance < best.chance) best = { agreement, chance, soft };
  };
  for (const { geometry, measured, origin } of read) {
    const waves = waveBits(shifted(measured, origin), key);
    const view: PlainView = registeredView(window.grid, lying, geometry, origin);
    compare(limitedBits(waves), LOOKS);
    compare(jointBits(waves, view, key), LOOKS);
    compare(plainBits(view, key), PLAIN_LOOKS);
  }
  const { chance } = best;
  const confirmed = chance <= FALSE_POSITIVE_RATE;
  const decoded = confirmed ? decodePayload(best.soft) : null;
  const exact = decoded?.intact === true && Buffer.from(decoded.payload).toString('hex') === id;
  return { confirmed, confidence: 1 - chance, agreement: best.agreement, exact, looks: LOOKS + PLAIN_LOOKS };
}

/** Luma of that part of the picture in which the whole one lies, at the whole one's cells. */
function windowOf(pixels: Pixels, lying: Lying): Window | null {
  const whole = gridSize(lying.width, lying.height);
  const pitch = (lying.scale * lying.width) / whole.columns;
  const [c, s] = [Math.abs(Math.cos(lying.angle)), Math.abs(Math.sin(lying.angle))];
  const reachX = (lying.scale * (c * lying.width + s * lying.height)) / 2;
  const reachY = (lying.scale * (s * lying.width + c * lying.height)) / 2;
  const [left, top] = [Math.max(0, lying.x - reachX), Math.max(0, lying.y - reachY)];
  const columns = Math.floor((Math.min(pixels.width, lying.x + reachX) - left) / pitch);
  const rows = Math.floor((Math.min(pixels.height, lying.y + reachY) - top) / pitch);
  if (!(columns >= LEAST_CELLS && rows >= LEAST_CELLS)) return null;
  const luma = lumaIn(pixels, left, top, pitch, columns, rows);
  const [dx, dy] = [(lying.x - left) / pitch - columns / 2, (lying.y - top) / pitch - rows / 2];
  return { grid: { columns, rows, luma }, dx, dy };
}

/** Local contrast, and nothing where the whole picture is not: a frame's edge is louder than any mark. */
function ownContrast({ grid, dx, dy }: Window, { width, height, angle }: Lying): Float32Array {
  const whole = gridSize(width, height);
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const contrast = contrastOf(grid);
  for (let y = 0, at = 0; y < grid.rows; y++)
    for (let x = 0; x < grid.columns; x++, at++) {
      const [u, v] = [x + 0.5 - grid.columns / 2 - dx, y + 0.5 - grid.rows / 2 - dy];
      const inside = Math.min(whole.columns / 2 - Math.abs(c * u + s * v), whole.rows / 2 - Math.abs(-s * u + c * v));
      contrast[at] = (contrast[at] as number) * Math.max(0, Math.min(1, (inside + 0.5) / RIM));
    }
  return contrast;
}

/** The whole picture's middle beside the grid's, in cells of the whole picture. */
function originOf({ dx, dy }: Window, { angle, scale }: Geometry): { x: number; y: number } {
  const [c, s] = [Math.cos(angle) / scale, Math.sin(angle) / scale];
  return { x: c * dx + s * dy, y: -s * dx + c * dy };
}

/** Agreement of all waves, pilots and coded bits, with what is expected, at whole cells around `expected`: its two best. */
function shiftsNear(measured: Measured, lattice: Lattice, code: Int8Array, expected: { x: number; y: number }) {
  const trust = trustIn(measured);
  const moved = shifted(measured, expected);
  const [re, im] = [new Float64Array(TILE * TILE), new Float64Array(TILE * TILE)];
  const signs = new Float32Array(WAVES.length * 2);
  for (const wave of lattice.pilots) signs[2 * wave] = 1;
  for (const [at, wave] of lattice.dimensionWaves.entries())
    signs[2 * wave + (at & 1)] = (code[lattice.dimensionBits[at] as number] as number) / Math.SQRT2;
  for (const [at, wave] of WAVES.entries()) {
    const [a, b] = turned(moved, lattice, at);
    const [p, q] = [signs[2 * at] as number, signs[2 * at + 1] as number];
    const scale = Math.max(Math.sqrt(trust.noise[at] as number), Math.hypot(a, b) / 2.5);
    const to = positionOf(wave, TILE);
    re[to] = (a * p + b * q) / scale;
    im[to] = (b * p - a * q) / scale;
  }
  const surface = inverseFourier2(re, im, TILE, TILE);
  const found: { origin: { x: number; y: number }; score: number }[] = [];
  for (let y = -REACH; y <= REACH; y++)
    for (let x = -REACH; x <= REACH; x++) {
      const score = surface[(y & (TILE - 1)) * TILE + (x & (TILE - 1))] as number;
      found.push({ origin: { x: expected.x + x, y: expected.y + y }, score });
    }
  return found.sort((a, b) => b.score - a.score).slice(0, 2);
}

/** Mean luma of each cell, `pitch` pixels wide, from (`left`, `top`); linear between pixels when cells are smaller. */
function lumaIn(
  { data, width, height, channels }: Pixels,
  left: number,
  top: number,
  pitch: number,
  columns: number,
  rows: number,
) {
  const across = tapsOf(left, pitch, columns, width);
  const down = tapsOf(top, pitch, rows, height);
  const luma = new Float32Array(columns * rows);
  const lines = new Map<number, Float32Array>();
  const lineAt = (y: number): Float32Array => {
    const known = lines.get(y);
    if (known) return known;
    const line = new Float32Array(columns);
    for (let x = 0; x < columns; x++) {
      const { start, weights } = across[x] as Taps;
      let sum = 0;
      for (let tap = 0; tap < weights.length; tap++) {
        const at = (y * width + start + tap) * channels;
        const value =
          0.299 * (data[at] as number) + 0.587 * (data[at + 1] as number) + 0.114 * (data[at + 2] as number);
        sum += (weights[tap] as number) * value;
      }
      line[x] = sum;
    }
    if (lines.size > 2 * pitch + 4) lines.clear();
    lines.set(y, line);
    return line;
  };
  for (let y = 0; y < rows; y++) {
    const { start, weights } = down[y] as Taps;
    for (let tap = 0; tap < weights.length; tap++) {
      const [line, weight] = [lineAt(start + tap), weights[tap] as number];
      for (let x = 0, at = y * columns; x < columns; x++, at++)
        luma[at] = (luma[at] as number) + weight * (line[x] as number);
    }
  }
  return luma;
}

interface Taps {
  start: number;
  weights: number[];
}

function tapsOf(from: number, pitch: number, count: number, size: number): Taps[] {
  return Array.from({ length: count }, (_, cell) => {
    // A cell smaller than a pixel is that pixel and its neighbour, as if it were one pixel wide.
    const wide = Math.max(1, pitch);
    const middle = from + (cell + 0.5) * pitch;
    const low = Math.max(0, middle - wide / 2);
    const high = Math.min(size, middle + wide / 2);
    const start = Math.min(size - 1, Math.floor(low));
    const end = Math.min(size, Math.max(start + 1, Math.ceil(high)));
    const weights = Array.from({ length: end - start }, (_, tap) =>
      Math.max(0, Math.min(high, start + tap + 1) - Math.max(low, start + tap)),
    );
    const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
    return { start, weights: weights.map((weight) => weight / total) };
  });
}
