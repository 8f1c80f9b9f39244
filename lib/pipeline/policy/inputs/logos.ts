/** A preset's logos as pictures that can be searched and moderated: each on the ground it was made for, with room around it. */
import { composite, crop, decodeImage, opaqueBounds, type Pixels, rasteriseSvg, resize } from '../../../imaging/index';
import type { PresetSnapshot } from '../../brief/index';

type Variant = PresetSnapshot['logo']['variants'][number];

/** Longer side of the drawing, px: silhouettes of marks are kept at about this size. */
const SIDE = 320;
/** A shape that fills the picture is taken for its ground, so the drawing fills two thirds. */
const ROOM = 1.5;
const LIGHT = [255, 255, 255] as const;
const DARK = [24, 24, 24] as const;

/** Each drawing once for each ground. */
export function logosOf(variants: readonly Variant[]): Variant[] {
  const dark = ({ ground }: Variant) => ground === 'dark';
  return variants.filter(
    (variant, at) => variants.findIndex((other) => other.blob === variant.blob && dark(other) === dark(variant)) === at,
  );
}

/** RGB8, square, sRGB. @throws `svg_unsafe`, the `image_*` family. */
export async function logoPicture(bytes: Uint8Array, { mediaType, ground }: Variant): Promise<Pixels> {
  const whole =
    mediaType === 'image/svg+xml'
      ? await rasteriseSvg(bytes, { width: SIDE, height: SIDE })
      : (await decodeImage(bytes, { name: 'The logo' })).pixels;
  const bounds = opaqueBounds(whole);
  const drawing = await fitted(bounds ? crop(whole, bounds) : whole);
  const side = Math.round(Math.max(drawing.width, drawing.height) * ROOM);
  const paper = ground === 'dark' ? DARK : LIGHT;
  const data = new Uint8Array(side * side * 3);
  for (let at = 0; at < data.length; at += 1) data[at] = paper[at % 3] as number;
  const [x, y] = [(side - drawing.width) >> 1, (side - drawing.height) >> 1];
  return composite({ data, width: side, height: side, channels: 3 }, drawing, x, y);
}

async function fitted(pixels: Pixels): Promise<Pixels> {
  const share = SIDE / Math.max(pixels.width, pixels.height);
  if (share >= 1) return pixels;
  return resize(pixels, Math.max(1, Math.round(pixels.width * share)), Math.max(1, Math.round(pixels.height * share)));
}
