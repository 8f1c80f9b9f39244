/** Pixels → file bytes. Every file carries the sRGB profile, so that a colour-managed reader shows what was approved. */
import sharp, { type Sharp } from 'sharp';
import { assertPixels, bufferOf, type Pixels } from './pixels';

function pipeline(pixels: Pixels) {
  assertPixels(pixels);
  const { data, width, height, channels } = pixels;
  return sharp(bufferOf(data), { raw: { width, height, channels } }).withIccProfile('srgb');
}

/** Of the library that writes files: another one may write other bytes for the same pixels. */
export const codecVersions = (): { vips: string } => ({ vips: sharp.versions.vips });

async function finish(image: Sharp): Promise<Uint8Array> {
  const buffer = await image.toBuffer();
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

/** Lossless: decoding gives the same bytes back. Level 6 costs 64 ms for 1080² here and level 9 four times that for 1 %. */
export function encodePng(pixels: Pixels): Promise<Uint8Array> {
  return finish(pipeline(pixels).png({ compressionLevel: 6 }));
}

/**
 * Baseline settings of a print-quality JPEG: 4:4:4, because halved chroma frays coloured type. Alpha is flattened on white.
 * @param options.quality 1 to 100
 */
export function encodeJpeg(pixels: Pixels, options: { quality: number }): Promise<Uint8Array> {
  const image = pipeline(pixels).flatten({ background: '#ffffff' });
  return finish(image.jpeg({ quality: options.quality, chromaSubsampling: '4:4:4', optimiseCoding: true }));
}

/** @param options.quality 1 to 100, lossy. */
export function encodeWebp(pixels: Pixels, options: { quality: number }): Promise<Uint8Array> {
  return finish(pipeline(pixels).webp({ quality: options.quality, smartSubsample: true }));
}

/**
 * Full chroma, like the JPEG. Effort 4 of 9: 1080² takes about a second on one core, and more effort saves a few per cent.
 * @param options.quality 1 to 100, lossy.
 */
export function encodeAvif(pixels: Pixels, options: { quality: number }): Promise<Uint8Array> {
  return finish(pipeline(pixels).avif({ quality: options.quality, chromaSubsampling: '4:4:4', effort: 4 }));
}
