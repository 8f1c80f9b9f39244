/** What people do to a picture before they post it. */
import { composite, crop, decodeImage, encodeJpeg, type Pixels, resize } from '../../lib/imaging/index';
import { paint, random, scene } from '../../tests/unit/safeguards/pictures';

type Edit = (pixels: Pixels, seed: number) => Promise<Pixels> | Pixels;

const channels3 = (pixels: Pixels, x: number, y: number) => {
  const at = (y * pixels.width + x) * pixels.channels;
  return [...pixels.data.subarray(at, at + 3)];
};
const each = (pixels: Pixels, change: (value: number, channel: number) => number) =>
  paint(pixels.width, pixels.height, (x, y) => channels3(pixels, x, y).map(change));
const cut = ({ width, height }: Pixels, x: number, y: number, share: number) => ({
  x: Math.floor(width * x),
  y: Math.floor(height * y),
  width: Math.floor(width * share),
  height: Math.floor(height * share),
});

/** Bar for each: SAFEGUARDS asks .99 of JPEG, size and colour, .95 of the others. */
export const EDITS: Readonly<Record<string, { bar: number; edit: Edit }>> = {
  'JPEG at quality 40': {
    bar: 0.99,
    edit: async (p) => (await decodeImage(await encodeJpeg(p, { quality: 40 }))).pixels,
  },
  'half the size': { bar: 0.99, edit: (p) => resize(p, p.width >> 1, p.height >> 1) },
  brighter: { bar: 0.99, edit: (p) => each(p, (value) => value * 0.75 + 60) },
  'more contrast': { bar: 0.99, edit: (p) => each(p, (value) => (value - 128) * 1.4 + 128) },
  'warm tint': { bar: 0.99, edit: (p) => each(p, (value, channel) => value * ([1.15, 1, 0.8][channel % 3] ?? 1)) },
  'cropped by 10 % in the middle': { bar: 0.95, edit: (p) => crop(p, cut(p, 0.05, 0.05, 0.9)) },
  'cropped by 10 % anywhere': {
    bar: 0.95,
    edit: (p, seed) => {
      const next = random(seed);
      return crop(p, cut(p, next() * 0.1, next() * 0.1, 0.9));
    },
  },
  'border of 10 %': {
    bar: 0.95,
    edit: (p) => {
      const [width, height] = [Math.round(p.width * 1.2), Math.round(p.height * 1.2)];
      const frame = paint(width, height, () => [245, 240, 230]);
      return composite(frame, p, Math.round(p.width * 0.1), Math.round(p.height * 0.1));
    },
  },
  mirrored: { bar: 0.95, edit: (p) => paint(p.width, p.height, (x, y) => channels3(p, p.width - 1 - x, y)) },
  'pasted at a quarter of the width': {
    bar: 0.95,
    edit: async (p, seed) => {
      const next = random(seed);
      const small = await resize(p, 256, 256);
      return composite(scene(90_000 + seed, 1024, 1024), small, Math.floor(next() * 768), Math.floor(next() * 768));
    },
  },
};
