import type { Pixels } from '../../../imaging/pixels';
import type { WatermarkKey } from '../../stage';
import { alignTile, shifted } from './align';
import { decodePayload, encodePayload } from './code';
import { contrastOf } from './contrast';
import { decodePlain, PLAIN_ALGORITHM, type PlainView, plainView, registeredView } from './dct-1/detect';
import { type Geometry, type Measured, measure } from './fold';
import { type Grid, gridOf, gridSize } from './grid';
import { correlation, type Decoding, decodeJoint, limitedBits } from './joint';
import { latticeOf } from './lattice';
import { ALGORITHM, TILE } from './parameters';
import { searchGeometry } from './search';
import { CHANCE, chanceOf, FALSE_POSITIVE_RATE } from './significance';
import { softBits, trustIn } from './soft-bits';
import { putBack, SYMMETRIES, type Symmetry } from './symmetry';

/** How the marked picture lies in the one that was looked at. */
export interface FoundGeometry {
  /** Degrees, clockwise. */
  degrees: number;
  /** Size of the marked picture's root area beside this one's: above 1 for a crop, below for a picture in a larger frame. */
  scale: number;
  symmetry: Symmetry;
}

export interface Detection {
  detected: boolean;
  /** 1 − the chance that a picture without a mark looks like this, all looks counted. 0 when nothing was found. */
  confidence: number;
  /** 16 hex digits; null when nothing was found. */
  watermarkId: string | null;
  /** Which of the keys; null when nothing was found. */
  keyId: string | null;
  /** Agreement with the likeliest codeword in standard deviations: √352 ≈ 18.8 at most. */
  llr: number;
  algorithm: string;
  geometry: FoundGeometry | null;
  /** Decodings it took. The confidence counts those it might have taken: stopping early makes none of them less likely. */
  looks: number;
  /** Best agreement with the payload that was expected, if one was: normal, with deviation 1, in a picture without the mark. */
  expected?: number;
}

export interface DetectOptions {
  /**
   * How far to look. `upright`: both layers of the whole picture at any size. `full`: also crops, turns, mirror images and larger
   * frames.
   */
  search?: 'upright' | 'full';
  /** 16 hex digits: also says how well the picture agrees with this payload. */
  expected?: string;
}

/** Shifts of the tile tried for each geometry. */
const SHIFTS = 3;
/** Geometries tried. */
const GEOMETRIES = 24;
/** Geometries and shifts, the likeliest of all, under which both layers are read together; and the readings that takes at most. */
const REGISTERED = 8;
const REGISTERED_LOOKS = 24;
/** Each layer, and both together. */
const UPRIGHT_LOOKS = 3;
/** Decodings of a full search for each key: upright, seven symmetries of the lattice, every geometry and shift, both layers there. */
const FULL_LOOKS = UPRIGHT_LOOKS + (SYMMETRIES.length - 1) + GEOMETRIES * SHIFTS + REGISTERED_LOOKS;
/** Cells by which a found geometry may miss. */
const SLACK = 4;

/** Log likelihood ratios of the coded bits. */
export const waveBits = (measured: Measured, key: WatermarkKey): Float32Array =>
  softBits(measured, latticeOf(key), trustIn(measured));

/** About a millisecond. */
export function decodeWaves(measured: Measured, key: WatermarkKey): Decoding {
  const soft = waveBits(measured, key);
  const { payload, intact, syndrome, signs } = decodePayload(soft);
  return { payload: Buffer.from(payload).toString('hex'), intact, syndrome, agreement: agreementOf(soft, signs), soft };
}

/** Correlation of log likelihood ratios with a codeword, see `correlation`. */
export const agreementOf = (soft: Float32Array, signs: Int8Array): number => correlation(limitedBits(soft), signs);

/** Waves of a whole picture. See docs/decisions/0350 for what it costs. */
export function measurePicture(pixels: Pixels): Measured {
  const grid = gridOf(pixels);
  return measure(contrastOf(grid), grid);
}

const NOTHING: Detection = {
  detected: false,
  confidence: 0,
  watermarkId: null,
  keyId: null,
  llr: 0,
  algorithm: ALGORITHM,
  geometry: null,
  looks: 0,
};
const UPRIGHT: FoundGeometry = { degrees: 0, scale: 1, symmetry: 'none' };

interface Search {
  pixels: Pixels;
  keys: readonly WatermarkKey[];
  looks: number;
  /** Decodings this question may take, whatever it finds on the way: what the confidence counts. */
  planned: number;
  /** The best that was seen without being enough. */
  best: number;
  expected: { code: Int8Array; agreement: number } | null;
}

interface Guess {
  payload: string;
  intact: boolean;
  agreement: number;
  above: number;
}

function judge(search: Search, guess: Guess, key: WatermarkKey, geometry: FoundGeometry, algorithm: string) {
  search.looks += 1;
  search.best = Math.max(search.best, guess.agreement);
  if (!guess.intact) return null;
  const chance = chanceOf(guess.above, search.planned);
  if (chance > FALSE_POSITIVE_RATE) return null;
  return {
    detected: true,
    confidence: 1 - chance,
    watermarkId: guess.payload,
    keyId: key.id,
    llr: Math.round(guess.agreement * 100) / 100,
    algorithm,
    geometry,
    looks: search.looks,
  } satisfies Detection;
}

const fromChance = (agreement: number) => (agreement - CHANCE.mean) / CHANCE.deviation;

/** How well what was read agrees with the payload that was expected. */
function compare({ expected }: Search, values: Float32Array): void {
  if (expected) expected.agreement = Math.max(expected.agreement, correlation(values, expected.code));
}

function tryWaves(search: Search, waves: Decoding, key: WatermarkKey, geometry: FoundGeometry): Detection | null {
  if (search.expected) compare(search, limitedBits(waves.soft));
  return judge(search, { ...waves, above: fromChance(waves.agreement) }, key, geometry, ALGORITHM);
}

function tryJoint(search: Search, joint: Decoding, key: WatermarkKey, geometry: FoundGeometry): Detection | null {
  compare(search, joint.soft);
  return judge(search, { ...joint, above: fromChance(joint.agreement) }, key, geometry, ALGORITHM);
}

/** Each layer of the whole picture, then both together. */
function tryUpright(search: Search, measured: Measured, grid: Grid): Detection | null {
  let view: PlainView | undefined;
  for (const key of search.keys) {
    const waves = decodeWaves(measured, key);
    const first = tryWaves(search, waves, key, UPRIGHT);
    if (first) return first;
    view ??= plainView(search.pixels, grid);
    const plain = decodePlain(view, key);
    compare(search, plain.soft);
    const second = judge(search, plain, key, UPRIGHT, PLAIN_ALGORITHM);
    if (second) return second;
    const both = tryJoint(search, decodeJoint(waves.soft, view, key), key, UPRIGHT);
    if (both) return both;
  }
  return null;
}

function trySymmetries(search: Search, measured: Measured): Detection | null {
  for (const symmetry of SYMMETRIES.slice(1))
    for (const key of search.keys) {
      const found = tryWaves(search, decodeWaves(putBack(measured, symmetry), key), key, { ...UPRIGHT, symmetry });
      if (found) return found;
    }
  return null;
}

/** One way a part of a marked picture may lie, and what the lattice says there. */
interface Lying {
  candidate: Geometry;
  shift: { x: number; y: number; score: number };
  soft: Float32Array;
}

function describe({ angle, scale }: Geometry): FoundGeometry {
  const degrees = Math.round((angle * 1800) / Math.PI) / 10;
  return { degrees, scale: Math.round(scale * 1000) / 1000, symmetry: 'none' };
}

function trySearched(search: Search, contrast: Float32Array, grid: Grid): Detection | null {
  const seen = new Map<WatermarkKey, Lying[]>(search.keys.map((key) => [key, []]));
  for (const candidate of searchGeometry(contrast, grid, GEOMETRIES)) {
    const measured = measure(contrast, grid, candidate);
    for (const key of search.keys)
      for (const shift of alignTile(measured, latticeOf(key), SHIFTS)) {
        const waves = decodeWaves(shifted(measured, shift), key);
        const found = tryWaves(search, waves, key, describe(candidate));
        if (found) return found;
        seen.get(key)?.push({ candidate, shift, soft: waves.soft });
      }
  }
  for (const [key, all] of seen) {
    const likeliest = all.sort((a, b) => b.shift.score - a.shift.score).slice(0, REGISTERED);
    const found = tryRegistered(search, grid, key, likeliest);
    if (found) return found;
  }
  return null;
}

/** Where along one axis the whole picture's middle may lie: the lattice says it up to whole tiles, the picture's size bounds it. */
function origins(shift: number, whole: number, part: number): number[] {
  const most = Math.abs(whole - part) / 2 + SLACK;
  const first = shift - TILE * Math.ceil((most + shift) / TILE);
  const found: number[] = [];
  for (let at = first; at <= most; at += TILE) if (at >= -most) found.push(at);
  return found;
}

/** The plain layer is put back where the lattice says it lies, and both are read together. */
function tryRegistered(search: Search, grid: Grid, key: WatermarkKey, lyings: readonly Lying[]): Detection | null {
  const { pixels } = search;
  const whole = gridSize(pixels.width, pixels.height);
  let looks = 0;
  for (const { candidate, shift, soft } of lyings)
    for (const y of origins(shift.y, whole.rows, grid.rows / candidate.scale))
      for (const x of origins(shift.x, whole.columns, grid.columns / candidate.scale)) {
        if (looks++ >= REGISTERED_LOOKS) return null;
        const joint = decodeJoint(soft, registeredView(grid, pixels, candidate, { x, y }), key);
        const found = tryJoint(search, joint, key, describe(candidate));
        if (found) return found;
      }
  return null;
}

/**
 * Looks for a mark of any of these keys. Never throws for a picture.
 *
 * What it costs is in docs/decisions/0350.
 */
export function detect(
  pixels: Pixels,
  keys: WatermarkKey | readonly WatermarkKey[],
  { search: reach = 'upright', expected }: DetectOptions = {},
): Detection {
  const list = 'secret' in keys ? [keys] : keys;
  const planned = list.length * (reach === 'full' ? FULL_LOOKS : UPRIGHT_LOOKS);
  const search: Search = { pixels, keys: list, looks: 0, planned, best: 0, expected: null };
  if (expected !== undefined) search.expected = { code: encodePayload(Buffer.from(expected, 'hex')), agreement: 0 };
  if (search.keys.length === 0) return NOTHING;
  const grid = gridOf(pixels);
  const contrast = contrastOf(grid);
  const measured = measure(contrast, grid);
  const found =
    tryUpright(search, measured, grid) ??
    (reach === 'full' ? (trySymmetries(search, measured) ?? trySearched(search, contrast, grid)) : null);
  const answer = found ?? { ...NOTHING, llr: Math.round(search.best * 100) / 100, looks: search.looks };
  return search.expected ? { ...answer, expected: search.expected.agreement } : answer;
}
