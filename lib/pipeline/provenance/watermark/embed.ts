import { ColophonError } from '../../../errors/index';
import type { Pixels } from '../../../imaging/pixels';
import type { WatermarkKey } from '../../stage';
import { allocate, planLattice } from './allocate';
import { type Limits, type Pattern, withinLimits } from './budget';
import { decodePayload, encodePayload, PAYLOAD_BYTES } from './code';
import { contrastOf } from './contrast';
import { allocatePlain, planPlain } from './dct-1/allocate';
import { plainBits, plainView } from './dct-1/detect';
import { PLAIN } from './dct-1/parameters';
import { layoutOf } from './dct-1/statistic';
import { waveBits } from './detect';
import { measure } from './fold';
import { type GridSize, gridOf, sameSize } from './grid';
import { headroom } from './headroom';
import { correlation, jointBits, limitedBits } from './joint';
import { EMBEDDING } from './parameters';
import { visibilityMask } from './perception';
import { type Rows, resample, resampledRows, resampleThrough } from './resample';

export interface EmbedOptions {
  /** Multiply the visible amplitude of each layer; 1 is the designed one. */
  lattice?: number;
  plain?: number;
  /** The plain layer's power goes to its slowest waves: what plain grounds keep under coarse compression and blur. */
  slow?: boolean;
  /** How often to try again, both layers 1.4 times stronger each time, when they do not decode. Default 3. */
  attempts?: number;
  /** dB the picture is not to fall under; default `EMBEDDING.leastPsnr`. */
  leastPsnr?: number;
  /** Structural similarity the picture is not to fall under, about; default .98. */
  leastSsim?: number;
}

export interface Embedded {
  pixels: Pixels;
  /** dB against the unmarked picture, over all colour channels. */
  psnr: number;
  /** Of the stronger layer, as it was used. */
  strength: number;
  attempts: number;
  /** Agreement of the better layer or of both together, see `Decoding.agreement`. */
  llr: number;
}

const STRONGER = 1.4;
/** The most luma levels a pixel of a flat part is moved at strength 1; texture takes as many times more as it hides (`visibilityMask`). */
const PEAK = 1.5;
const LEAST_SSIM = 0.98;
/** Of the structural similarity that may be lost, what is spent: rounding of the estimate and the tone curve take the rest. */
const SPENT = 0.925;

/**
 * Hides 8 bytes in a picture, in two layers that each hold all of them, and proves it by decoding them again. The lattice is laid
 * in first, for crops and turns; the plain layer, informed of it, is what withstands compression. Size and colours stay; alpha
 * stays untouched. What it costs is in docs/decisions/0370.
 *
 * Throws `watermark_failed` when they do not decode at any strength, alone or together: the picture is too small.
 */
export function embed(pixels: Pixels, payload: Uint8Array, key: WatermarkKey, options: EmbedOptions = {}): Embedded {
  if (payload.length !== PAYLOAD_BYTES)
    throw new ColophonError('invalid_argument', { argument: 'payload', problem: `must be ${PAYLOAD_BYTES} bytes` });
  const wanted = Buffer.from(payload).toString('hex');
  const code = encodePayload(payload);
  const most = options.attempts ?? 3;
  const power = 255 ** 2 / 10 ** ((options.leastPsnr ?? EMBEDDING.leastPsnr) / 10);
  const limits = { power, dissimilarity: SPENT * (1 - (options.leastSsim ?? LEAST_SSIM)) };
  let [lattice, plain] = [options.lattice ?? 1, options.plain ?? 1];
  for (let attempt = 1; attempt <= most; attempt++, lattice *= STRONGER, plain *= STRONGER) {
    const strength = { lattice, plain, slow: options.slow ?? false };
    const marked = lay(pixels, layersOf(pixels, code, key, strength, limits));
    const agreement = readBack(marked.pixels, code, wanted, key);
    if (agreement === null) continue;
    const llr = Math.round(agreement * 100) / 100;
    return { ...marked, strength: Math.max(lattice, plain), attempts: attempt, llr };
  }
  throw new ColophonError('watermark_failed', { problem: `it did not decode after ${most} attempts` });
}

/**
 * Agreement of the best reading of a marked picture that decodes to what was put in; null when none does. How well a reading
 * agrees is known without decoding it, so the best is decoded first.
 */
function readBack(marked: Pixels, code: Int8Array, wanted: string, key: WatermarkKey): number | null {
  const grid = gridOf(marked);
  const lattice = waveBits(measure(contrastOf(grid), grid), key);
  const view = plainView(marked, grid);
  const limited = limitedBits(lattice);
  const readings = [
    { soft: lattice, agreement: correlation(limited, code) },
    ...[plainBits(view, key), jointBits(lattice, view, key)].map((soft) => ({
      soft,
      agreement: correlation(soft, code),
    })),
  ].sort((a, b) => b.agreement - a.agreement);
  for (const { soft, agreement } of readings) {
    const { payload, intact } = decodePayload(soft);
    if (intact && Buffer.from(payload).toString('hex') === wanted) return agreement;
  }
  return null;
}

/** The change of both layers in luma levels, each on its grid. */
interface Layers {
  lattice: Sized;
  plain: Sized;
  /** The most that both may change together. */
  most: Sized;
  /** Levels added to each luma before them, see `headroom`. */
  moves: Float32Array;
  /** Most mean square of both. */
  power: number;
}
type Sized = GridSize & { values: Float32Array };

function layersOf(
  pixels: Pixels,
  code: Int8Array,
  key: WatermarkKey,
  strength: { lattice: number; plain: number; slow: boolean },
  limits: Limits,
): Layers {
  const { width, height } = pixels;
  const grid = gridOf(pixels);
  const moves = headroom(grid.luma);
  let moved = 0;
  for (let at = 0; at < grid.luma.length; at++) {
    const value = grid.luma[at] as number;
    const move = moves[Math.round(value)] as number;
    grid.luma[at] = value + move;
    moved += (move * move) / grid.luma.length;
  }
  const rootArea = Math.sqrt(width * height);
  const pixelsPerCell = rootArea / Math.sqrt(grid.columns * grid.rows);
  const lattice = planLattice(grid, code, key, pixelsPerCell);
  const layout = layoutOf(width, height, key);
  const { extent } = layout;
  const same = sameSize(grid, extent);
  const to = <T extends GridSize>(values: Float32Array, from: GridSize, size: T) =>
    same ? values : resample(values, from.columns, from.rows, size.columns, size.rows);
  const luma = to(grid.luma, grid, extent);
  const plain = planPlain(luma, code, layout, rootArea, strength.slow ? PLAIN.slownessOnPlain : PLAIN.slowness);

  const both = (part: keyof Pattern) =>
    lattice.pattern[part] * strength.lattice ** 2 + plain.pattern[part] * strength.plain ** 2;
  const left = { ...limits, power: limits.power - moved };
  const mask = withinLimits(
    grid.luma,
    grid,
    visibilityMask(grid.luma, grid),
    to(plain.listening, extent, grid),
    { power: both('power'), local: both('local') },
    left,
    pixelsPerCell,
  );
  const first = allocate(grid, lattice, mask, strength.lattice);
  const under = resampleThrough(first, grid, pixels, extent);
  for (let at = 0; at < under.length; at++) under[at] = (under[at] as number) + (luma[at] as number);
  const second = allocatePlain(under, plain, to(mask, grid, extent), strength.plain);

  // Where waves of both layers meet they add up to more than either was allowed.
  const peak = PEAK * Math.max(1, strength.lattice, strength.plain);
  const sized = ({ columns, rows }: GridSize, values: Float32Array) => ({ columns, rows, values });
  const most = sized(
    grid,
    mask.map((share) => peak * share),
  );
  return { lattice: sized(grid, first), plain: sized(extent, second), most, moves, power: left.power };
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

/** Adds the layers to all three channels alike: luma moves, hue does not. Fainter where they would cost more decibels than they may. */
function lay(pixels: Pixels, layers: Layers) {
  const { width, height, channels } = pixels;
  const data = new Uint8ClampedArray(pixels.data);
  let { power, error } = add(pixels, data, layers, 1);
  const share = Math.sqrt((layers.power * width * height) / Math.max(1e-9, power));
  if (share < 1) {
    data.set(pixels.data);
    ({ power, error } = add(pixels, data, layers, share));
  }
  const mean = error / (width * height * 3);
  const psnr = mean === 0 ? 99 : 10 * Math.log10(255 ** 2 / mean);
  const marked: Pixels = { data: new Uint8Array(data.buffer), width, height, channels };
  return { pixels: marked, psnr: Math.round(psnr * 100) / 100 };
}

/** @returns sum of squares of the change in luma, whatever the share, and of what was changed in all channels */
function add(
  { width, height, channels }: Pixels,
  data: Uint8ClampedArray,
  { lattice, plain, most, moves }: Layers,
  share: number,
) {
  const [latticeRow, plainRow, mostRow] = [lattice, plain, most].map(({ values, columns, rows }) =>
    resampledRows(values, columns, rows, width, height),
  ) as [Rows, Rows, Rows];
  const [first, second, limits] = [new Float32Array(width), new Float32Array(width), new Float32Array(width)];
  let [power, error] = [0, 0];
  for (let y = 0, at = 0; y < height; y++) {
    latticeRow(y, first, 0);
    plainRow(y, second, 0);
    mostRow(y, limits, 0);
    for (let x = 0; x < width; x++, at += channels) {
      const limit = limits[x] as number;
      let change = (first[x] as number) + (second[x] as number);
      if (change > limit) change = limit;
      else if (change < -limit) change = -limit;
      const red = data[at] as number;
      const green = data[at + 1] as number;
      const blue = data[at + 2] as number;
      const move = moves[(77 * red + 150 * green + 29 * blue + 128) >> 8] as number;
      power += change * change;
      // Whole numbers from here on: the processor clamps them faster.
      const step = Math.floor(change * share + move + threshold(x, y)) | 0;
      if (step === 0) continue;
      data[at] = red + step;
      data[at + 1] = green + step;
      data[at + 2] = blue + step;
      const dr = ((data[at] as number) - red) | 0;
      const dg = ((data[at + 1] as number) - green) | 0;
      const db = ((data[at + 2] as number) - blue) | 0;
      error += dr * dr + dg * dg + db * db;
    }
  }
  return { power, error };
}
