/** Drawing with Skia. A surface starts transparent; colours are sRGB. */
import { type Canvas, createCanvas, ImageData, type SKRSContext2D } from '@napi-rs/canvas';
import { assertPixels, type Box, type Pixels } from './pixels';

export type Context = SKRSContext2D;
/** Something `context.drawImage` takes. */
export type Drawable = Canvas;

export interface Surface {
  readonly width: number;
  readonly height: number;
  readonly canvas: Drawable;
  readonly context: Context;
  /** RGBA8, straight alpha; a copy of the whole, or of a box of whole pixels inside it. */
  pixels(box?: Box): Pixels;
}

export function createSurface(width: number, height: number): Surface {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  return {
    width,
    height,
    canvas,
    context,
    pixels: (box = { x: 0, y: 0, width, height }) => {
      const { data } = context.getImageData(box.x, box.y, box.width, box.height);
      return { data, width: box.width, height: box.height, channels: 4 };
    },
  };
}

/** Pixels as something to draw. */
export function toDrawable(pixels: Pixels): Drawable {
  assertPixels(pixels);
  const { width, height } = pixels;
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').putImageData(new ImageData(rgba(pixels), width, height), 0, 0);
  return canvas;
}

function rgba({ data, channels, width, height }: Pixels): Uint8ClampedArray {
  if (channels === 4) return new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength);
  const out = new Uint8ClampedArray(width * height * 4);
  for (let from = 0, to = 0; from < data.length; from += 3, to += 4) {
    out[to] = data[from] ?? 0;
    out[to + 1] = data[from + 1] ?? 0;
    out[to + 2] = data[from + 2] ?? 0;
    out[to + 3] = 255;
  }
  return out;
}

/** Drops alpha without flattening: for pictures known to be opaque. */
export function withoutAlpha(pixels: Pixels): Pixels {
  if (pixels.channels === 3) return pixels;
  const { width, height } = pixels;
  const data = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; to < data.length; from += 4, to += 3) {
    data[to] = pixels.data[from] ?? 0;
    data[to + 1] = pixels.data[from + 1] ?? 0;
    data[to + 2] = pixels.data[from + 2] ?? 0;
  }
  return { data, width, height, channels: 3 };
}
