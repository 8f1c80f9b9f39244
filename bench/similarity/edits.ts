/** What people do to a picture before they post it. */
import { composite, crop, decodeImage, encodeJpeg, type Pixels, resize } from '../../lib/imaging/index';
import { paint, random, scene } from '../../tests/unit/safeguards/pictures';

type Edit = (pixels: Pixels, seed: number) => Promise<Pixels> | Pixels;

/** RGB of the same size, each pixel made of one of the given; `change` answers 0 to 255, or what is brought there. */
function mapped(
  { data, width, height, channels }: Pixels,
  change: (value: number, channel: number) => number,
  from: (x: number) => number = (x) => x,
): Pixels {
  const out = new Uint8Array(width * height * 3);
  for (let y = 0, to = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      for (let c = 0, at = (y * width + from(x)) * channels; c < 3; c += 1, to += 1)
        out[to] = Math.max(0, Math.min(255, Math.round(change(data[at + c] as number, c))));
  return { data: out, width, height, channels: 3 };
}
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
  brighter: { bar: 0.99, edit: (p) => mapped(p, (value) => value * 0.75 + 60) },
  'more contrast': { bar: 0.99, edit: (p) => mapped(p, (value) => (value - 128) * 1.4 + 128) },
  'warm tint': { bar: 0.99, edit: (p) => mapped(p, (value, channel) => value * ([1.15, 1, 0.8][channel % 3] ?? 1)) },
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
  mirrored: {
    bar: 0.95,
    edit: (p) =>
      mapped(
        p,
        (value) => value,
        (x) => p.width - 1 - x,
      ),
  },
  'pasted at a quarter of the width': {
    bar: 0.95,
    edit: async (p, seed) => {
      const next = random(seed);
      const small = await resize(p, 256, 256);
      return composite(scene(90_000 + seed, 1024, 1024), small, Math.floor(next() * 768), Math.floor(next() * 768));
    },
  },
};
