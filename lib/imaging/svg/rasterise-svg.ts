import sharp from 'sharp';
import { ColophonError } from '../../errors/index';
import type { Pixels } from '../pixels';
import { withinTime } from '../within-time';
import { type Element, writeXml } from './read-xml';
import { cleanSvg } from './sanitise-svg';

export interface RasteriseOptions {
  /** Pixels; give one and the other follows from the drawing, or both to fit inside. */
  width?: number;
  height?: number;
  name?: string;
  timeoutMs?: number;
}

const MAX_PIXELS = 16e6;
const UNIT_PIXELS: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
};

function length(value: string | undefined): number | null {
  const match = /^\s*(\d*\.?\d+(?:e[+-]?\d+)?)\s*(px|pt|pc|mm|cm|in)?\s*$/i.exec(value ?? '');
  const size = match ? Number(match[1]) * (UNIT_PIXELS[(match[2] ?? '').toLowerCase()] ?? 1) : 0;
  return size > 0 ? size : null;
}

/** The drawing's own proportions: its view box first, for width and height may be `100%`. */
function naturalSize(root: Element, name: string): { width: number; height: number } {
  const [, , width = 0, height = 0] = (root.attributes.get('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  if (width > 0 && height > 0) return { width, height };
  const own = { width: length(root.attributes.get('width')), height: length(root.attributes.get('height')) };
  if (own.width === null || own.height === null)
    throw new ColophonError('svg_unsafe', { name, problem: 'neither a view box nor a size' });
  root.attributes.set('viewBox', `0 0 ${own.width} ${own.height}`);
  return { width: own.width, height: own.height };
}

/**
 * A drawing from a stranger → RGBA8 pixels, sharp at the size asked for (it is drawn at that size, not scaled to it).
 * Sanitised first. Throws `svg_unsafe`, `image_too_large`, `image_unreadable`, `image_decode_timeout`.
 */
export async function rasteriseSvg(bytes: Uint8Array, options: RasteriseOptions): Promise<Pixels> {
  const { name = 'The logo', timeoutMs = 5_000 } = options;
  const root = cleanSvg(new TextDecoder('utf-8').decode(bytes), name);
  const natural = naturalSize(root, name);
  const scale = Math.min(
    options.width === undefined ? Number.POSITIVE_INFINITY : options.width / natural.width,
    options.height === undefined ? Number.POSITIVE_INFINITY : options.height / natural.height,
  );
  const factor = Number.isFinite(scale) ? scale : 1;
  const width = Math.max(1, Math.round(natural.width * factor));
  const height = Math.max(1, Math.round(natural.height * factor));
  if (width * height > MAX_PIXELS)
    throw new ColophonError('image_too_large', {
      name,
      size: `${width} × ${height}`,
      limit: `${MAX_PIXELS / 1e6} megapixels`,
    });
  root.attributes.set('width', String(width));
  root.attributes.set('height', String(height));
  const work = sharp(Buffer.from(writeXml(root)), { limitInputPixels: MAX_PIXELS })
    .timeout({ seconds: Math.max(1, Math.ceil(timeoutMs / 1000)) })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  try {
    const { data, info } = await withinTime(work, timeoutMs, name);
    return {
      data: new Uint8Array(data.buffer, data.byteOffset, data.length),
      width: info.width,
      height: info.height,
      channels: 4,
    };
  } catch (error) {
    if (error instanceof ColophonError) throw error;
    if (error instanceof Error && /timeout/i.test(error.message))
      throw new ColophonError('image_decode_timeout', { name, seconds: timeoutMs / 1000 }, { cause: error });
    throw new ColophonError('image_unreadable', { name, problem: 'the drawing is damaged' }, { cause: error });
  }
}
