import type { Pixels } from '../../../imaging/pixels';
import type { WatermarkKey } from '../../stage';
import { alignTile, shifted } from './align';
import { CODED_BITS, decodePayload, encodePayload } from './code';
import { contrastOf } from './contrast';
import { decodePlain, PLAIN_ALGORITHM } from './dct-1/detect';
import { type Geometry, type Measured, measure } from './fold';
import { type Grid, gridOf } from './grid';
import { latticeOf } from './lattice';
import { ALGORITHM } from './parameters';
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

export interface Decoding {
  /** 16 hex digits; the likeliest, whether or not it means anything. */
  payload: string;
  /** The check sum fits. */
  intact: boolean;
  syndrome: number;
  agreement: number;
  soft: Float32Array;
}

/** Shifts of the tile tried for each geometry. */
const SHIFTS = 3;
/** Geometries tried. */
const GEOMETRIES = 24;
/** Both layers. */
const UPRIGHT_LOOKS = 2;
/** Decodings of a full search for each key: upright, seven symmetries of the lattice, every geometry and shift. */
const FULL_LOOKS = UPRIGHT_LOOKS + (SYMMETRIES.length - 1) + GEOMETRIES * SHIFTS;

/** About 4 ms. */
export function decodeWaves(measured: Measured, key: WatermarkKey): Decoding {
  const soft = softBits(measured, latticeOf(key), trustIn(measured));
  const { payload, intact, syndrome, signs } = decodePayload(soft);
  return { payload: Buffer.from(payload).toString('hex'), intact, syndrome, agreement: agreementOf(soft, signs), soft };
}

/** Correlation of soft bits with a codeword, in standard deviations of what chance gives a codeword fixed beforehand. */
export function agreementOf(soft: Float32Array, signs: Int8Array): number {
  let agreement = 0;
  let energy = 0;
  for (let bit = 0; bit < CODED_BITS; bit++) {
    // What is certain counts once, however certain: else a few loud waves decide alone.
    const value = Math.tanh((soft[bit] as number) / 2);
    agreement += value * (signs[bit] as number);
    energy += value * value;
  }
  return energy > 0 ? agreement / Math.sqrt(energy) : 0;
}

/** Waves of a whole picture. About 20 ms for 1024². */
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

function tryWaves(search: Search, measured: Measured, key: WatermarkKey, geometry: FoundGeometry): Detection | null {
  const { payload, intact, agreement, soft } = decodeWaves(measured, key);
  if (search.expected)
    search.expected.agreement = Math.max(search.expected.agreement, agreementOf(soft, search.expected.code));
  const above = (agreement - CHANCE.mean) / CHANCE.deviation;
  return judge(search, { payload, intact, agreement, above }, key, geometry, ALGORITHM);
}

function tryUpright(search: Search, measured: Measured, symmetries: readonly Symmetry[]): Detection | null {
  for (const symmetry of symmetries)
    for (const key of search.keys) {
      const found = tryWaves(search, putBack(measured, symmetry), key, { ...UPRIGHT, symmetry });
      if (found) return found;
    }
  return null;
}

function tryPlain(search: Search): Detection | null {
  for (const [at, guess] of decodePlain(search.pixels, search.keys).entries()) {
    const key = search.keys[at];
    if (search.expected)
      search.expected.agreement = Math.max(search.expected.agreement, agreementOf(guess.soft, search.expected.code));
    const found = key && judge(search, guess, key, UPRIGHT, PLAIN_ALGORITHM);
    if (found) return found;
  }
  return null;
}

function trySearched(search: Search, contrast: Float32Array, grid: Grid): Detection | null {
  const degrees = ({ angle }: Geometry) => Math.round((angle * 1800) / Math.PI) / 10;
  for (const candidate of searchGeometry(contrast, grid, GEOMETRIES)) {
    const measured = measure(contrast, grid, candidate);
    const scale = Math.round(candidate.scale * 1000) / 1000;
    for (const key of search.keys)
      for (const shift of alignTile(measured, latticeOf(key), SHIFTS)) {
        const geometry: FoundGeometry = { degrees: degrees(candidate), scale, symmetry: 'none' };
        const found = tryWaves(search, shifted(measured, shift), key, geometry);
        if (found) return found;
      }
  }
  return null;
}

/**
 * Looks for a mark of any of these keys. Never throws for a picture.
 *
 * About 25 ms for 1024² when it is there and upright; a full search that finds nothing takes about a second.
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
    tryUpright(search, measured, ['none']) ??
    tryPlain(search) ??
    (reach === 'full'
      ? (tryUpright(search, measured, SYMMETRIES.slice(1)) ?? trySearched(search, contrast, grid))
      : null);
  const answer = found ?? { ...NOTHING, llr: Math.round(search.best * 100) / 100, looks: search.looks };
  return search.expected ? { ...answer, expected: search.expected.agreement } : answer;
}
