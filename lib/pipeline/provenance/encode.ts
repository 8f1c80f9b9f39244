import { encodeAvif, encodeJpeg, encodePng, encodeWebp } from '../../imaging/encode';
import type { Pixels } from '../../imaging/pixels';
import type { Placement } from '../brief/index';
import type { AssetType } from './metadata/container';

/**
 * From 92 downwards: above it bytes grow by half without a visible gain; 50 is where flat colours start to show blocks. The
 * watermark is read back after every encode, so a low quality never costs the mark in silence.
 */
const QUALITIES = [92, 88, 84, 80, 76, 72, 68, 64, 60, 55, 50] as const;

const LOSSY = { 'image/jpeg': encodeJpeg, 'image/webp': encodeWebp, 'image/avif': encodeAvif } as const;

/** Metadata, manifest and certificates come on top of the encoded picture; 24 kB covers them without ingredients. */
export const SIGNATURE_ALLOWANCE = 24_000;

export interface Encoded {
  bytes: Uint8Array;
  mediaType: AssetType;
  /** 1 to 100; null for lossless. */
  quality: number | null;
}

/**
 * The one encode. The first media type of the placement that fits its byte limit, at the highest quality that fits; PNG only
 * where the placement lists nothing lossy or nothing lossy fits. Answers null when nothing fits, smallest tried included.
 * @param reserve bytes to leave for what is added to the file afterwards
 */
export async function encodeFor(
  pixels: Pixels,
  placement: Pick<Placement, 'mediaTypes' | 'maxBytes'>,
  reserve = SIGNATURE_ALLOWANCE,
): Promise<Encoded | null> {
  const limit = placement.maxBytes - reserve;
  for (const mediaType of placement.mediaTypes) {
    if (mediaType === 'image/png') {
      const bytes = await encodePng(pixels);
      if (bytes.length <= limit) return { bytes, mediaType, quality: null };
      continue;
    }
    const encode = LOSSY[mediaType];
    for (const quality of QUALITIES) {
      const bytes = await encode(pixels, { quality });
      if (bytes.length <= limit) return { bytes, mediaType, quality };
    }
  }
  return null;
}
