/** Geometry on whole pictures: resize, crop, composite, trim. Inputs are never changed. */
import sharp from 'sharp';
import { ColophonError } from '../errors/index';
import { assertPixels, type Box, bufferOf, type Pixels } from './pixels';

export type Kernel = 'nearest' | 'cubic' | 'mitchell' | 'lanczos2' | 'lanczos3';

/** Scales to exactly `width` × `height` pixels. Alpha is multiplied in for the filter, so edges get no dark fringe. */
export async function resize(
  pixels: Pixels,
  width: number,
  height: number,
  options: { kernel?: Kernel } = {},
): Promise<Pixels> {
  assertPixels(pixels);
  const { channels } = pixels;
  const raw = { width: pixels.width, height: pixels.height, channels };
  const { data } = await sharp(bufferOf(pixels.data), { raw })
    .resize(width, height, { fit: 'fill', kernel: options.kernel ?? 'lanczos3', fastShrinkOnLoad: false })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data.buffer, data.byteOffset, data.length), width, height, channels };
}

/** Cuts out whole pixels; throws `invalid_argument` when the box leaves the picture. */
export function crop(pixels: Pixels, box: Box): Pixels {
  assertPixels(pixels);
  const { x, y, width, height } = box;
  const inside =
    x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= pixels.width && y + height <= pixels.height;
  if (!inside || ![x, y, width, height].every(Number.isInteger))
    throw new ColophonError('invalid_argument', {
      argument: 'box',
      problem: `${x},${y} ${width} × ${height} is not inside ${pixels.width} × ${pixels.height}.`,
    });
  const { channels } = pixels;
  const data = new Uint8Array(width * height * channels);
  for (let row = 0; row < height; row++) {
    const from = ((y + row) * pixels.width + x) * channels;
    data.set(pixels.data.subarray(from, from + width * channels), row * width * channels);
  }
  return { data, width, height, channels };
}

/** `over` laid on `base` at (x, y) by source-over; parts outside are cut. Answers the channels of `base`. */
export function composite(base: Pixels, over: Pixels, x: number, y: number): Pixels {
  assertPixels(base);
  assertPixels(over);
  const data = new Uint8Array(base.data);
  const left = Math.max(0, x);
  const right = Math.min(base.width, x + over.width);
  for (let row = Math.max(0, y); row < Math.min(base.height, y + over.height); row++) {
    for (let column = left; column < right; column++) {
      const from = ((row - y) * over.width + column - x) * over.channels;
      const to = (row * base.width + column) * base.channels;
      const above = over.channels === 4 ? (over.data[from + 3] ?? 0) / 255 : 1;
      const below = base.channels === 4 ? (data[to + 3] ?? 0) / 255 : 1;
      const alpha = above + below * (1 - above);
      for (let c = 0; c < 3; c++) {
        const mixed = (over.data[from + c] ?? 0) * above + (data[to + c] ?? 0) * below * (1 - above);
        data[to + c] = alpha === 0 ? 0 : Math.round(mixed / alpha);
      }
      if (base.channels === 4) data[to + 3] = Math.round(alpha * 255);
    }
  }
  return { data, width: base.width, height: base.height, channels: base.channels };
}

/** The smallest box holding every pixel with alpha above `threshold` (0–255); null when there is none. */
export function opaqueBounds(pixels: Pixels, threshold = 8): Box | null {
  assertPixels(pixels);
  const { data, width, height, channels } = pixels;
  if (channels === 3) return { x: 0, y: 0, width, height };
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if ((data[(y * width + x) * 4 + 3] ?? 0) > threshold) {
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = y;
      }
  return right < 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
