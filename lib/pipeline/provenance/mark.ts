/** Watermark and encode belong together: a mark counts only when it is read from the bytes that leave the house. */
import { ColophonError } from '../../errors/index';
import { decodeImage } from '../../imaging/decode';
import { encodeJpeg } from '../../imaging/encode';
import type { Pixels } from '../../imaging/pixels';
import type { Placement } from '../brief/index';
import type { WatermarkKey } from '../stage';
import { type Encoded, encodeFor } from './encode';
import { detect, type Embedded, embed } from './watermark/index';

/** Under this short side the mark is attempted and its failure recorded; from here on its failure stops the item. */
export const RELIABLE_SHORT_SIDE = 300;
/** What every mark is tried against before release: a mark that dies of this is called fragile. */
const TRIAL_QUALITY = 60;

export interface MarkedEncoding {
  encoded: Encoded;
  /** Null when no mark could be read back from the encoded bytes; then the picture is unmarked. */
  watermark: { id: string; psnr: number; strength: number; llr: number; confidence: number; fragile: boolean } | null;
  failure: string | null;
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

async function encode(pixels: Pixels, placement: Placement, reserve: number): Promise<Encoded> {
  const encoded = await encodeFor(pixels, placement, reserve);
  if (encoded) return encoded;
  const limit = `${Math.round(placement.maxBytes / 1000)} kB`;
  throw new ColophonError('signing_failed', { problem: `no encoding of ${placement.id} fits its limit of ${limit}` });
}

/**
 * Marks, encodes once and reads the mark back from the encoded bytes; tries again stronger when it is not exact.
 *
 * Throws `watermark_failed` when the picture's short side is at least `RELIABLE_SHORT_SIDE` and no strength holds.
 * @param reserve bytes to leave for metadata and signature
 * @param strength where to start: above 1 on a second try
 */
export async function markAndEncode(
  pixels: Pixels,
  id: string,
  key: WatermarkKey,
  placement: Placement,
  reserve: number,
  strength = 1,
): Promise<MarkedEncoding> {
  let fragile: MarkedEncoding | null = null;
  for (const times of [1, 1.5]) {
    const marked = tryEmbed(pixels, id, key, strength * times);
    if (!marked) continue;
    const encoded = await encode(marked.pixels, placement, reserve);
    const found = detect(await decoded(encoded.bytes), key);
    if (found.watermarkId !== id) continue;
    const trial = await encodeJpeg(marked.pixels, { quality: TRIAL_QUALITY });
    const survives = detect(await decoded(trial), key).watermarkId === id;
    const { psnr, llr } = marked;
    const watermark = { id, psnr, strength: marked.strength, llr, confidence: found.confidence, fragile: !survives };
    if (survives) return { encoded, watermark, failure: null };
    fragile = { encoded, watermark, failure: null };
  }
  if (fragile) return fragile;
  const short = Math.min(pixels.width, pixels.height);
  const failure = `a short side of ${short} px does not hold it`;
  if (short >= RELIABLE_SHORT_SIDE)
    throw new ColophonError('watermark_failed', { problem: 'it could not be read back' });
  return { encoded: await encode(pixels, placement, reserve), watermark: null, failure };
}
