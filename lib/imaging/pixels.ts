import { ColophonError } from '../errors/index';

/**
 * A decoded picture: 8 bits a channel, sRGB, rows from the top, no padding. Four channels are RGBA with straight
 * (unmultiplied) alpha; three are opaque RGB. `data.length` is `width × height × channels`.
 */
export interface Pixels {
  data: Uint8ClampedArray | Uint8Array;
  width: number;
  height: number;
  channels: 3 | 4;
}

/** A rectangle in pixels, origin top left. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Throws `invalid_argument` when the size and the data disagree: a wrong stride shows as a sheared picture, not as an error. */
export function assertPixels(pixels: Pixels): void {
  const { data, width, height, channels } = pixels;
  const whole = Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0;
  if (!whole || data.length !== width * height * channels)
    throw new ColophonError('invalid_argument', {
      argument: 'pixels',
      problem: `${data.length} bytes are not ${width} × ${height} × ${channels}.`,
    });
}

/** Node's Buffer over the same memory, without copying. */
export function bufferOf(data: Uint8ClampedArray | Uint8Array): Buffer {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
}
