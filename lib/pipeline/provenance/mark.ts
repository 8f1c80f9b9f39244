/** Watermark and encode belong together: a mark counts only when it is read from the bytes that leave the house. */
import { ColophonError } from '../../errors/index';
import { decodeImage } from '../../imaging/decode';
import { encodeJpeg, encodeWebp } from '../../imaging/encode';
import type { Pixels } from '../../imaging/pixels';
import { crop } from '../../imaging/transform';
import type { Placement } from '../brief/index';
import type { WatermarkKey } from '../stage';
import { type Encoded, encodeFor } from './encode';
import { detect, type Embedded, type EmbedOptions, embed, ssim } from './watermark/index';

/** Under this short side the mark is attempted and its failure recorded; from here on its failure stops the item. */
export const RELIABLE_SHORT_SIDE = 300;
type Trial = (pixels: Pixels) => Pixels | Promise<Pixels>;
const jpeg =
  (quality: number): Trial =>
  async (pixels) =>
    decoded(await encodeJpeg(pixels, { quality }));
const webp =
  (quality: number): Trial =>
  async (pixels) =>
    decoded(await encodeWebp(pixels, { quality }));
/** About normal, a tenth of full scale; the same in every run. */
const noisy: Trial = (pixels) => {
  const data = new Uint8ClampedArray(pixels.data);
  let state = 0x9e3779b9;
  for (let at = 0; at < data.length; at++) {
    // Marsaglia's xorshift; the sum of its four bytes has a deviation of 147.8.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const sum = (state & 255) + ((state >> 8) & 255) + ((state >> 16) & 255) + (state >>> 24);
    data[at] = (data[at] as number) + ((sum - 510) * 25.5) / 147.8;
  }
  return { ...pixels, data: new Uint8Array(data.buffer) };
};
/** What a mark must withstand to be called anything but fragile. */
const BASIC = jpeg(60);
/**
 * What pictures large enough are marked for, hardest first; a mark that withstands one is taken to withstand the next. They
 * fail on different grounds: JPEG on texture, WebP on plain colour, which it predicts and rounds away, noise beside type.
 */
const HARD: readonly (readonly Trial[])[] = [[jpeg(10), jpeg(25), BASIC], [webp(30), webp(60)], [noisy]];
const ALL = HARD.reduce((sum, ladder) => sum + ladder.length, 0);
/**
 * Strengths of the two layers, tried in turn until the mark withstands the trials. Compression is the plain layer's to withstand:
 * soft pictures hold at the first, plain grounds need more, and slower waves, which at more than 1.5 are seen (docs/decisions/0370).
 * The last is no stronger to the eye than the one before it: decibels and structure bound both, and the lattice's share of them gets
 * smaller.
 */
const STEPS = [
  { lattice: 0.5, plain: 0.7, slow: false },
  { lattice: 0.5, plain: 1, slow: false },
  { lattice: 0.5, plain: 1.5, slow: false },
  { lattice: 0.5, plain: 1.5, slow: true },
  { lattice: 0.5, plain: 2.2, slow: false },
  { lattice: 0.5, plain: 3.2, slow: false },
] as const;
/**
 * From this one on the hardest trials are not worth what they show, a mottle on plain colour: JPEG 25, WebP 60 and noise are enough.
 */
const LAST_FOR_ALL = 3;
/** Agreement that counts no more when two marks are compared that withstand as many trials: enough to be read. */
const ENOUGH = 14;
/**
 * What the lattice gets, and what the plain layer keeps of its strength, where crops lose the mark. In texture both are made
 * fainter until the picture keeps its decibels, so only their relation counts; there the lattice withstands compression as well.
 */
const TRADES = [
  { lattice: 0.9, plain: 1 },
  { lattice: 1.6, plain: 1 },
  { lattice: 2.4, plain: 0.8 },
  { lattice: 2.4, plain: 0.4 },
] as const;
/** The crop it is tried on, then compressed: 0.71 of each side, half the area, away from the middle. */
const CROP = { share: 0.71, x: 0.2, y: 0.8 } as const;
/** A mark that costs more structure than this is the last resort's. */
const LEAST_SSIM = 0.98;
/**
 * Where no mark within the usual limits reads back, tried in turn: dense texture from edge to edge, which hides more decibels
 * than they allow; pure black, which loses structural similarity to the first level; and pictures that carry an earlier mark of this
 * key, which is read instead until the new one is the stronger.
 */
const LAST_RESORTS = [
  { leastPsnr: 40, leastSsim: 0.96 },
  { leastPsnr: 38, leastSsim: 0.94 },
] as const;

export interface Marked extends Embedded {
  /** It does not read back from a JPEG at quality 60. */
  fragile: boolean;
}

async function decoded(bytes: Uint8Array): Promise<Pixels> {
  return (await decodeImage(bytes, { name: 'The encoded picture' })).pixels;
}

function tryEmbed(pixels: Pixels, id: string, key: WatermarkKey, options: EmbedOptions): Embedded | null {
  try {
    return embed(pixels, Buffer.from(id, 'hex'), key, options);
  } catch (error) {
    if (error instanceof ColophonError && error.code === 'watermark_failed') return null;
    throw error;
  }
}

async function holdsCrop(pixels: Pixels, id: string, key: WatermarkKey, compressed = true): Promise<boolean> {
  const [width, height] = [Math.round(pixels.width * CROP.share), Math.round(pixels.height * CROP.share)];
  const x = Math.floor((pixels.width - width) * CROP.x);
  const y = Math.floor((pixels.height - height) * CROP.y);
  const cut = crop(pixels, { x, y, width, height });
  const part = compressed ? await jpeg(70)(cut) : cut;
  return detect(part, key, { search: 'full' }).watermarkId === id;
}

/**
 * Marks a picture and tries the mark against hard compression; stronger until it holds or the strengths are used up. Answers
 * null when it does not even decode from the pixels.
 * @param id 16 hex digits
 * @param strength multiplies every strength: above 1 on a second try
 */
export async function markPicture(pixels: Pixels, id: string, key: WatermarkKey, strength = 1): Promise<Marked | null> {
  const reads = (marked: Pixels) => detect(marked, key).watermarkId === id;
  const tried = async (lattice: number, plain: number, slow: boolean) => {
    const marked = tryEmbed(pixels, id, key, { lattice: strength * lattice, plain: strength * plain, slow });
    if (!marked || !reads(marked.pixels)) return null;
    let [hard, agreement, fragile] = [0, 0, false];
    /** JPEG 25, WebP 60 and noise hold. */
    let solid = true;
    for (const ladder of HARD) {
      let steps = ladder.length;
      for (const trial of ladder) {
        const read = detect(await trial(marked.pixels), key, { expected: id });
        const held = read.watermarkId === id;
        agreement += held ? ENOUGH * steps : Math.min(ENOUGH, read.expected ?? 0);
        if (held) break;
        steps -= 1;
        fragile ||= trial === BASIC;
      }
      hard += steps;
      solid &&= steps >= Math.max(1, ladder.length - 1);
    }
    return { ...marked, fragile, hard, agreement, solid, plain, slow };
  };
  let best: NonNullable<Awaited<ReturnType<typeof tried>>> | null = null;
  const small = Math.min(pixels.width, pixels.height) < RELIABLE_SHORT_SIDE;
  for (const [at, { lattice, plain, slow }] of STEPS.entries()) {
    const next = await tried(lattice, plain, slow);
    if (!next || ssim(pixels, next.pixels) < LEAST_SSIM) continue;
    // As strong as it takes, and no stronger; while it does not hold, what comes closer to holding.
    if (best === null || next.hard > best.hard || (next.hard === best.hard && next.agreement > best.agreement))
      best = next;
    if (small ? !best.fragile : best.hard === ALL || (at >= LAST_FOR_ALL && best.solid)) break;
  }
  if (best === null) {
    for (const limits of LAST_RESORTS) {
      const last = tryEmbed(pixels, id, key, { lattice: 3 * strength, plain: 3 * strength, ...limits });
      if (last && reads(last.pixels)) return { ...last, fragile: !reads(await BASIC(last.pixels)) };
    }
    return null;
  }
  if (small || (await holdsCrop(best.pixels, id, key))) return best;
  let second: NonNullable<typeof best> | null = null;
  for (const trade of TRADES) {
    const next = await tried(trade.lattice, trade.plain * best.plain, best.slow);
    if (!next || !(next.solid || next.hard >= best.hard) || ssim(pixels, next.pixels) < LEAST_SSIM) continue;
    if (await holdsCrop(next.pixels, id, key)) return next;
    // Dense texture holds a crop only while nobody compresses it: better than to lose every crop.
    if (await holdsCrop(next.pixels, id, key, false)) second = next;
  }
  return second ?? best;
}

export interface MarkedEncoding {
  encoded: Encoded;
  /** Null when no mark could be read back from the encoded bytes; then the picture is unmarked. */
  watermark: { id: string; psnr: number; strength: number; llr: number; fragile: boolean } | null;
  failure: string | null;
}

async function encode(pixels: Pixels, placement: Placement, reserve: number): Promise<Encoded> {
  const encoded = await encodeFor(pixels, placement, reserve);
  if (encoded) return encoded;
  const limit = `${Math.round(placement.maxBytes / 1000)} kB`;
  throw new ColophonError('signing_failed', { problem: `no encoding of ${placement.id} fits its limit of ${limit}` });
}

/**
 * Marks, encodes once and reads the mark back from the encoded bytes.
 *
 * Throws `watermark_failed` when it is not there and the picture's short side is at least `RELIABLE_SHORT_SIDE`; of a smaller
 * picture the failure is recorded and the unmarked encoding answered.
 * @param reserve bytes to leave for metadata and signature
 */
export async function markAndEncode(
  pixels: Pixels,
  id: string,
  key: WatermarkKey,
  placement: Placement,
  reserve: number,
  strength = 1,
): Promise<MarkedEncoding> {
  const marked = await markPicture(pixels, id, key, strength);
  if (marked) {
    const encoded = await encode(marked.pixels, placement, reserve);
    const { psnr, llr, fragile } = marked;
    if (detect(await decoded(encoded.bytes), key).watermarkId === id)
      return { encoded, watermark: { id, psnr, strength: marked.strength, llr, fragile }, failure: null };
  }
  const short = Math.min(pixels.width, pixels.height);
  if (short >= RELIABLE_SHORT_SIDE)
    throw new ColophonError('watermark_failed', { problem: 'it does not read back from the encoded file' });
  const failure = `a short side of ${short} px does not hold it`;
  return { encoded: await encode(pixels, placement, reserve), watermark: null, failure };
}
