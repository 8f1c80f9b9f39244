/** What happens to pictures out there, as functions of pixels. */
import { crop, decodeImage, encodeJpeg, encodeWebp, type Pixels, resize, withoutAlpha } from '../../lib/imaging/index';
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

function eachValue(pixels: Pixels, change: (value: number) => number): Pixels {
  const data = new Uint8ClampedArray(pixels.data.length);
  for (let at = 0; at < data.length; at++) data[at] = Math.round(change(pixels.data[at] as number));
  return { ...pixels, data: new Uint8Array(data.buffer) };
}

/** Normal deviates to draw from: making each anew took longer than everything else that is done to a picture. */
const normals = (() => {
  const random = seeded(11);
  return Float32Array.from(
    { length: 2 ** 18 },
    () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
  );
})();

/** Gaussian, standard deviation as a share of full scale, each channel on its own. */
function noise(share: number): Attack {
  return (pixels) => {
    const random = seeded(12);
    return eachValue(
      pixels,
      (value) => value + 255 * share * (normals[Math.floor(random() * normals.length)] as number),
    );
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
  /** Down the columns, whole rows at a time; `wide` values a row. */
  const down = (source: Float32Array, wide: number, height: number): Float32Array => {
    const out = new Float32Array(source.length);
    for (let y = 0; y < height; y++) {
      const to = y * wide;
      for (let tap = -reach; tap <= reach; tap++) {
        const from = Math.min(height - 1, Math.max(0, y + tap)) * wide;
        const weight = (weights[tap + reach] as number) / total;
        for (let x = 0; x < wide; x++) out[to + x] = (out[to + x] as number) + weight * (source[from + x] as number);
      }
    }
    return out;
  };
  /** Along the rows: three values a pixel. */
  const along = (source: Float32Array, width: number, height: number): Float32Array => {
    const out = new Float32Array(source.length);
    const line = new Float32Array((width + 2 * reach) * 3);
    for (let y = 0; y < height; y++) {
      const row = y * width * 3;
      line.set(source.subarray(row, row + width * 3), reach * 3);
      for (let at = 0; at < reach * 3; at++) {
        line[at] = source[row + (at % 3)] as number;
        line[(reach + width) * 3 + at] = source[row + (width - 1) * 3 + (at % 3)] as number;
      }
      for (let tap = 0; tap <= 2 * reach; tap++) {
        const weight = (weights[tap] as number) / total;
        for (let x = 0, from = tap * 3; x < width * 3; x++, from++)
          out[row + x] = (out[row + x] as number) + weight * (line[from] as number);
      }
    }
    return out;
  };
  return (pixels) => {
    const { data, width, height } = withoutAlpha(pixels);
    const blurred = along(down(Float32Array.from(data), width * 3, height), width, height);
    return { data: Uint8Array.from(blurred, Math.round), width, height, channels: 3 };
  };
}

/** A window of `share` of each side; `x` and `y` say where it lies, 0 at the left or top, 1 at the right or bottom. */
function window(share: number, x = 0.5, y = 0.5): Attack {
  return (pixels) => {
    const width = Math.round(pixels.width * share);
    const height = Math.round(pixels.height * share);
    const [left, top] = [Math.floor((pixels.width - width) * x), Math.floor((pixels.height - height) * y)];
    return crop(pixels, { x: left, y: top, width, height });
  };
}

/** Turned about the middle, clockwise, in a frame of the same size; what comes from outside is `ground`. Bilinear. */
function turn(degrees: number, ground: readonly [number, number, number] = [0, 0, 0]): Attack {
  return ({ data, width, height, channels }) => {
    const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    const out = new Uint8Array(data.length);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const [dx, dy] = [x + 0.5 - width / 2, y + 0.5 - height / 2];
        const [u, v] = [c * dx + s * dy + width / 2 - 0.5, -s * dx + c * dy + height / 2 - 0.5];
        const to = (y * width + x) * channels;
        const [left, top] = [Math.floor(u), Math.floor(v)];
        if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) {
          out.set(ground, to);
          if (channels === 4) out[to + 3] = 255;
          continue;
        }
        const [fx, fy] = [u - left, v - top];
        const from = (top * width + left) * channels;
        for (let k = 0; k < channels; k++) {
          const at = from + k;
          const above = (data[at] as number) * (1 - fx) + (data[at + channels] as number) * fx;
          const line = width * channels;
          const below = (data[at + line] as number) * (1 - fx) + (data[at + line + channels] as number) * fx;
          out[to + k] = Math.round(above * (1 - fy) + below * fy);
        }
      }
    return { data: out, width, height, channels };
  };
}

/** The picture in a larger, grey frame, as on a screen with windows around it. */
function framed(share: number): Attack {
  return (pixels) => {
    const [width, height] = [Math.round(pixels.width / share), Math.round(pixels.height / share)];
    const data = new Uint8Array(width * height * pixels.channels).fill(236);
    const [left, top] = [Math.floor((width - pixels.width) * 0.4), Math.floor((height - pixels.height) * 0.6)];
    const line = pixels.width * pixels.channels;
    for (let y = 0; y < pixels.height; y++)
      data.set(pixels.data.subarray(y * line, (y + 1) * line), ((top + y) * width + left) * pixels.channels);
    return { data, width, height, channels: pixels.channels };
  };
}

const mirror: Attack = ({ data, width, height, channels }) => {
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let k = 0; k < channels; k++)
        out[(y * width + x) * channels + k] = data[(y * width + width - 1 - x) * channels + k] as number;
  return { data: out, width, height, channels };
};

/** The long side brought to `longest`, enlarged too. */
const fitted =
  (longest: number): Attack =>
  (pixels) => {
    const share = longest / Math.max(pixels.width, pixels.height);
    return resize(pixels, Math.round(pixels.width * share), Math.round(pixels.height * share));
  };

/** In the order of the tables. Blurs are named for their standard deviation; brightness multiplies and clips; contrast does so around middle grey. */
export const ATTACKS: Readonly<Record<string, Attack>> = {
  none: (pixels) => pixels,
  'jpeg 92': jpeg(92),
  'jpeg 70': jpeg(70),
  'jpeg 60': jpeg(60),
  'jpeg 40': jpeg(40),
  'jpeg 25': jpeg(25),
  'jpeg 10': jpeg(10),
  'webp 60': webp(60),
  'webp 30': webp(30),
  'resize 0.5': scale(0.5),
  'resize 0.25': scale(0.25),
  'resize 0.5, jpeg 60': then(scale(0.5), jpeg(60)),
  'noise 0.05': noise(0.05),
  'noise 0.1': noise(0.1),
  grey,
  'brightness 1.2': (pixels) => eachValue(pixels, (value) => value * 1.2),
  'brightness 2.0': (pixels) => eachValue(pixels, (value) => value * 2),
  'brightness 0.6': (pixels) => eachValue(pixels, (value) => value * 0.6),
  'contrast 2.0': (pixels) => eachValue(pixels, (value) => (value - 128) * 2 + 128),
  'blur 3 px': blur(3),
  'blur 5 px': blur(5),
  'blur kernel 5 (1.1 px)': blur(1.1),
  'blur kernel 9 (1.7 px)': blur(1.7),
  'mirror image': mirror,
  'crop 0.9': window(0.9, 0.3, 0.8),
  'crop 0.8, jpeg 70': then(window(0.8, 0.7, 0.2), jpeg(70)),
  'crop 0.71': window(0.71),
  'crop 0.71, corner': window(0.71, 0.05, 0.95),
  'turned 2°': turn(2),
  'turned 10°': turn(10),
  'turned −7°, crop 0.8': then(turn(-7, [255, 255, 255]), window(0.8)),
  'screenshot (0.83, jpeg 70)': then(scale(0.83), jpeg(70)),
  'screenshot (1.37, jpeg 70)': then(scale(1.37), jpeg(70)),
  'screenshot in a frame (0.77, jpeg 70)': then(framed(0.7), scale(0.77), jpeg(70)),
  'social (1080, jpeg 75, again 70)': then(fitted(1080), jpeg(75), jpeg(70)),
  'social (720, jpeg 60)': then(fitted(720), jpeg(60)),
  'social (crop 0.9, 800, webp 75)': then(window(0.9, 0.5, 0.3), fitted(800), webp(75)),
};

/** What only a search over geometries can find. */
export const MOVED: ReadonlySet<string> = new Set(
  Object.keys(ATTACKS).filter((name) => /crop|turned|frame|mirror/.test(name)),
);
