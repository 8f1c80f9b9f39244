/** What happens to pictures out there, as functions of pixels. */
import { crop, decodeImage, encodeJpeg, encodeWebp, type Pixels, resize } from '../../lib/imaging/index';
import { seeded } from './pictures';

export type Attack = (pixels: Pixels) => Pixels | Promise<Pixels>;

const jpeg =
  (quality: number): Attack =>
  async (pixels) =>
    (await decodeImage(await encodeJpeg(pixels, { quality }))).pixels;
const webp =
  (quality: number): Attack =>
  async (pixels) =>
    (await decodeImage(await encodeWebp(pixels, { quality }))).pixels;
const scale =
  (share: number): Attack =>
  (pixels) =>
    resize(pixels, Math.max(1, Math.round(pixels.width * share)), Math.max(1, Math.round(pixels.height * share)));
const then =
  (...attacks: Attack[]): Attack =>
  async (pixels) => {
    let out = pixels;
    for (const attack of attacks) out = await attack(out);
    return out;
  };

const eachValue = (pixels: Pixels, change: (value: number) => number): Pixels => ({
  ...pixels,
  data: Uint8Array.from(pixels.data, (value) => Math.max(0, Math.min(255, Math.round(change(value))))),
});

/** Gaussian, standard deviation as a share of full scale, each channel on its own. */
function noise(share: number): Attack {
  return (pixels) => {
    const random = seeded(11);
    return eachValue(pixels, (value) => {
      const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
      return value + 255 * share * normal;
    });
  };
}

function grey(pixels: Pixels): Pixels {
  const data = new Uint8Array(pixels.data);
  for (let at = 0; at < data.length; at += pixels.channels) {
    const value = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
    data.fill(Math.round(value), at, at + 3);
  }
  return { ...pixels, data };
}

/** Gaussian of a standard deviation in pixels, cut at three of them, edges repeated. */
function blur(sigma: number): Attack {
  const reach = Math.ceil(3 * sigma);
  const weights = Float64Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * sigma * sigma)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const pass = (source: Float32Array, width: number, height: number, step: number, line: number): Float32Array => {
    const out = new Float32Array(source.length);
    const along = step === 1 ? width : height;
    const across = step === 1 ? height : width;
    for (let row = 0; row < across; row++)
      for (let at = 0; at < along; at++) {
        let sum = 0;
        for (let tap = -reach; tap <= reach; tap++) {
          const from = Math.min(along - 1, Math.max(0, at + tap));
          sum += (weights[tap + reach] as number) * (source[row * line + from * step] as number);
        }
        out[row * line + at * step] = sum / total;
      }
    return out;
  };
  return ({ data, width, height, channels }) => {
    const out = new Uint8Array(data);
    for (let channel = 0; channel < 3; channel++) {
      const plane = Float32Array.from({ length: width * height }, (_, at) => data[at * channels + channel] as number);
      const blurred = pass(pass(plane, width, height, 1, width), width, height, width, 1);
      for (let at = 0; at < blurred.length; at++) out[at * channels + channel] = Math.round(blurred[at] as number);
    }
    return { data: out, width, height, channels };
  };
}

function middle(share: number): Attack {
  return (pixels) => {
    const width = Math.round(pixels.width * share);
    const height = Math.round(pixels.height * share);
    return crop(pixels, { x: (pixels.width - width) >> 1, y: (pixels.height - height) >> 1, width, height });
  };
}

/** In the order of the tables. Brightness multiplies and clips; contrast does so around middle grey. */
export const ATTACKS: Readonly<Record<string, Attack>> = {
  none: (pixels) => pixels,
  'jpeg 92': jpeg(92),
  'jpeg 60': jpeg(60),
  'jpeg 40': jpeg(40),
  'jpeg 25': jpeg(25),
  'jpeg 10': jpeg(10),
  'webp 60': webp(60),
  'webp 30': webp(30),
  'resize 0.5': scale(0.5),
  'resize 0.25': scale(0.25),
  'resize 0.5, jpeg 60': then(scale(0.5), jpeg(60)),
  'screenshot (0.83, jpeg 70)': then(scale(0.83), jpeg(70)),
  'noise 0.1': noise(0.1),
  grey,
  'brightness 1.2': (pixels) => eachValue(pixels, (value) => value * 1.2),
  'brightness 2.0': (pixels) => eachValue(pixels, (value) => value * 2),
  'brightness 0.6': (pixels) => eachValue(pixels, (value) => value * 0.6),
  'contrast 2.0': (pixels) => eachValue(pixels, (value) => (value - 128) * 2 + 128),
  'blur 3 px': blur(3),
  'blur 5 px': blur(5),
  'crop 0.9': middle(0.9),
};
