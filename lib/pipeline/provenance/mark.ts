/** Watermark and encode belong together: a mark counts only when it is read from the bytes that leave the house. */
import { ColophonError } from '../../errors/index';
import { decodeImage } from '../../imaging/decode';
import { encodeJpeg, encodeWebp } from '../../imaging/encode';
import type { Pixels } from '../../imaging/pixels';
import type { Placement } from '../brief/index';
import type { WatermarkKey } from '../stage';
import { type Encoded, encodeFor } from './encode';
import { detect, type Embedded, embed } from './watermark/index';

/** Under this short side the mark is attempted and its failure recorded; from here on its failure stops the item. */
export const RELIABLE_SHORT_SIDE = 300;
type Trial = (pixels: Pixels) => Promise<Uint8Array>;
/** What a mark must withstand to be called anything but fragile. */
const BASIC: readonly Trial[] = [(pixels) => encodeJpeg(pixels, { quality: 60 })];
/**
 * What pictures large enough are marked for. The two fail on different grounds: JPEG on texture, WebP on plain colour, which
 * it predicts and rounds away.
 */
const HARD: readonly Trial[] = [
  (pixels) => encodeWebp(pixels, { quality: 60 }),
  (pixels) => encodeJpeg(pixels, { quality: 25 }),
];
/** Strengths tried in turn: soft pictures and photographs hold at 1, plain grounds need more. */
const STRENGTHS = [1, 1.4, 1.9] as const;

export interface Marked extends Embedded {
  /** It does not read back from a JPEG at quality 60. */
  fragile: boolean;
}

async function decoded(bytes: Uint8Array): Promise<Pixels> {
  return (await decodeImage(bytes, { name: 'The encoded picture' })).pixels;
}

function tryEmbed(pixels: Pixels, id: string, key: WatermarkKey, strength: number): Embedded | null {
  try {
    return embed(pixels, Buffer.from(id, 'hex'), key, { strength });
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
  const survived = async (marked: Pixels, trials: readonly Trial[]) => {
    let count = 0;
    for (const trial of trials) if (detect(await decoded(await trial(marked)), key).watermarkId === id) count += 1;
    return count;
  };
  let best: (Marked & { hard: number }) | null = null;
  for (const step of STRENGTHS) {
    const marked = tryEmbed(pixels, id, key, strength * step);
    if (!marked) continue;
    const hard = await survived(marked.pixels, HARD);
    const fragile = hard < HARD.length && (await survived(marked.pixels, BASIC)) < BASIC.length;
    // As strong as it takes, and no stronger: among equals the fainter one stays.
    if (best === null || hard > best.hard || (best.fragile && !fragile)) best = { ...marked, fragile, hard };
    const enough =
      Math.min(pixels.width, pixels.height) < RELIABLE_SHORT_SIDE ? !best.fragile : best.hard === HARD.length;
    if (enough) break;
  }
  return best;
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
