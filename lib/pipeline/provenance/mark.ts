/** Watermark and encode belong together: a mark counts only when it is read from the bytes that leave the house. */
import { ColophonError } from '../../errors/index';
import { decodeImage } from '../../imaging/decode';
import { encodeJpeg, encodeWebp } from '../../imaging/encode';
import type { Pixels } from '../../imaging/pixels';
import type { Placement } from '../brief/index';
import type { WatermarkKey } from '../stage';
import { type Encoded, encodeFor } from './encode';
import { detect, type Embedded, type EmbedOptions, embed, ssim } from './watermark/index';

/** Under this short side the mark is attempted and its failure recorded; from here on its failure stops the item. */
export const RELIABLE_SHORT_SIDE = 300;
type Trial = (pixels: Pixels) => Promise<Uint8Array>;
const jpeg =
  (quality: number): Trial =>
  (pixels) =>
    encodeJpeg(pixels, { quality });
const webp =
  (quality: number): Trial =>
  (pixels) =>
    encodeWebp(pixels, { quality });
/** What a mark must withstand to be called anything but fragile. */
const BASIC = jpeg(60);
/**
 * What pictures large enough are marked for, hardest first; a mark that withstands one is taken to withstand the next. The two
 * fail on different grounds: JPEG on texture, WebP on plain colour, which it predicts and rounds away.
 */
const HARD: readonly (readonly Trial[])[] = [
  [jpeg(10), jpeg(25), BASIC],
  [webp(30), webp(60)],
];
const ALL = HARD.reduce((sum, ladder) => sum + ladder.length, 0);
/**
 * Strengths tried in turn: soft pictures and most photographs hold at the first, plain grounds need more. Up to the last nothing
 * is seen in flat colour at 100 % (docs/decisions/0140).
 */
const STRENGTHS = [1, 1.4, 1.9] as const;
/** A stronger mark that costs more structure than this is not used while a fainter one decodes. */
const LEAST_SSIM = 0.98;
/** dB. Dense texture from edge to edge hides more than the usual limit allows, and needs it: two of 33 pictures. */
const TEXTURE_PSNR = 38;

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

/**
 * Marks a picture and tries the mark against hard compression; stronger until it holds or the strengths are used up. Answers
 * null when it does not even decode from the pixels.
 * @param id 16 hex digits
 * @param strength multiplies every strength: above 1 on a second try
 */
export async function markPicture(pixels: Pixels, id: string, key: WatermarkKey, strength = 1): Promise<Marked | null> {
  const holds = async (marked: Pixels, trial: Trial) =>
    detect(await decoded(await trial(marked)), key).watermarkId === id;
  /** `solid`: JPEG 25 and WebP 60 hold. That is what the last strength is spent on; more is not worth what it shows. */
  const score = async (marked: Pixels) => {
    let hard = 0;
    let solid = true;
    for (const ladder of HARD) {
      let steps = ladder.length;
      for (const trial of ladder) {
        if (await holds(marked, trial)) break;
        steps -= 1;
      }
      hard += steps;
      solid &&= steps >= ladder.length - 1;
    }
    return { hard, solid };
  };
  let best: (Marked & { hard: number; solid: boolean }) | null = null;
  for (const step of STRENGTHS) {
    const marked = tryEmbed(pixels, id, key, { strength: strength * step });
    if (!marked || (best && ssim(pixels, marked.pixels) < LEAST_SSIM)) continue;
    const { hard, solid } = await score(marked.pixels);
    const fragile = hard < ALL && !(await holds(marked.pixels, BASIC));
    // As strong as it takes, and no stronger: among equals the fainter one stays.
    if (best === null || hard > best.hard || (best.fragile && !fragile)) best = { ...marked, fragile, hard, solid };
    const small = Math.min(pixels.width, pixels.height) < RELIABLE_SHORT_SIDE;
    const asked = step === STRENGTHS[0] ? best.hard === ALL : best.solid;
    const enough = small ? !best.fragile : asked;
    if (enough) break;
  }
  if (best) return best;
  const last = tryEmbed(pixels, id, key, { strength: 3 * strength, leastPsnr: TEXTURE_PSNR });
  return last && { ...last, fragile: !(await holds(last.pixels, BASIC)) };
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
