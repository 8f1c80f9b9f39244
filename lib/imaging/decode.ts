/** Bytes from strangers → pixels, or a `ColophonError` that says what to do. */
import sharp from 'sharp';
import { ColophonError } from '../errors/index';
import type { Pixels } from './pixels';
import { describeUnknown, IMAGE_FORMATS, type ImageFormat, sniffImage } from './sniff';
import { withinTime } from './within-time';

export interface DecodeOptions {
  /** How to call the file in an error. */
  name?: string;
  /** Width × height, read from the header before anything is decoded. */
  maxPixels?: number;
  maxBytes?: number;
  timeoutMs?: number;
  /** Types to accept; all of `IMAGE_FORMATS` by default. */
  accept?: readonly ImageFormat[];
}

export interface DecodedImage {
  /** RGBA8, sRGB, upright. */
  pixels: Pixels;
  format: ImageFormat;
  /** The file has an alpha channel; whether anything is transparent is in the pixels. */
  hadAlpha: boolean;
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
const megapixels = (count: number) => `${(count / 1e6).toFixed(1)} megapixels`;

/** libvips' own words name files and functions; these are the cases people meet. */
function explain(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/premature|truncat|end of (file|stream)|not enough data|too short|eof/i.test(message))
    return 'the file is cut off';
  return 'the file is damaged';
}

/** What libvips says when a limit of ours stopped it. */
function refusal(error: unknown, name: string, timeoutMs: number): ColophonError {
  if (error instanceof ColophonError) return error;
  const message = error instanceof Error ? error.message : '';
  if (/timeout/i.test(message))
    return new ColophonError('image_decode_timeout', { name, seconds: timeoutMs / 1000 }, { cause: error });
  return new ColophonError('image_unreadable', { name, problem: explain(error) }, { cause: error });
}

/**
 * Decodes one picture from untrusted bytes: type by content, size by header first, then the first frame, upright (EXIF), in
 * sRGB (ICC, CMYK and 16 bits converted), RGBA8. A truncated or corrupt file is an error and never half a picture.
 *
 * Throws `image_wrong_type`, `image_too_large`, `image_unreadable`, `image_decode_timeout`.
 */
export async function decodeImage(bytes: Uint8Array, options: DecodeOptions = {}): Promise<DecodedImage> {
  const {
    name = 'The picture',
    maxPixels = 40e6,
    maxBytes = 25e6,
    timeoutMs = 10_000,
    accept = IMAGE_FORMATS,
  } = options;
  if (bytes.length > maxBytes)
    throw new ColophonError('image_too_large', { name, size: megabytes(bytes.length), limit: megabytes(maxBytes) });
  const format = sniffImage(bytes);
  if (format === null || !accept.includes(format)) {
    const found = format === null ? describeUnknown(bytes) : `a ${format.toUpperCase()} picture`;
    const words = accept.map((entry) => entry.toUpperCase());
    throw new ColophonError('image_wrong_type', { name, found, accepted: words.join(', ') });
  }
  // `warning` is sharp's strictest level: libjpeg calls damage in the middle of a scan a warning and fills in grey.
  const open = { failOn: 'warning', limitInputPixels: maxPixels, pages: 1, sequentialRead: true } as const;
  try {
    const header = await withinTime(sharp(bytes, { ...open, limitInputPixels: false }).metadata(), timeoutMs, name);
    const { width = 0, height = 0 } = header;
    if (width * height > maxPixels)
      throw new ColophonError('image_too_large', {
        name,
        size: megapixels(width * height),
        limit: megapixels(maxPixels),
      });
    const image = sharp(bytes, open);
    // sharp takes tagged 16-bit pictures through Display P3 and stays there unless a profile is asked for.
    if (header.depth === 'ushort' && header.icc) image.withIccProfile('srgb');
    const work = image
      .timeout({ seconds: Math.max(1, Math.ceil(timeoutMs / 1000)) })
      .autoOrient()
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    const { data, info } = await withinTime(work, timeoutMs, name);
    const pixels: Pixels = {
      data: new Uint8Array(data.buffer, data.byteOffset, data.length),
      width: info.width,
      height: info.height,
      channels: 4,
    };
    if (info.channels !== 4 || data.length !== info.width * info.height * 4) throw new Error('unexpected channels');
    return { pixels, format, hadAlpha: header.hasAlpha ?? false };
  } catch (error) {
    throw refusal(error, name, timeoutMs);
  }
}
