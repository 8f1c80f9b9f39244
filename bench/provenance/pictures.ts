/** Test pictures: drawn ones like those this product makes (soft gradients, bokeh, waves, type posters), and photographs. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSurface, decodeImage, fontStack, type Pixels, resize, withoutAlpha } from '../../lib/imaging/index';
import type { Scene } from './scenes';

export interface Picture {
  name: string;
  kind: 'gradient' | 'bokeh' | 'waves' | 'poster' | 'split' | 'photograph' | 'render' | 'creative' | Scene;
  pixels: Pixels;
}

/** mulberry32: small, seeded, good enough to draw with. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Rgb = [number, number, number];

function palette(random: () => number): Rgb[] {
  const hue = random() * 360;
  const colour = (h: number, s: number, l: number): Rgb => {
    const channel = (n: number) => {
      const k = (n + h / 30) % 12;
      return (l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1))) * 255;
    };
    return [channel(0), channel(8), channel(4)];
  };
  return Array.from({ length: 4 }, (_, i) =>
    colour((hue + i * (20 + random() * 60)) % 360, 0.25 + random() * 0.5, 0.15 + random() * 0.75),
  );
}

/** Smooth field per pixel, mixed from a palette; rounded without dithering, as renderers do. */
function field(width: number, height: number, colours: Rgb[], at: (x: number, y: number) => number): Pixels {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const value = Math.min(0.9999, Math.max(0, at(x / width, y / height))) * (colours.length - 1);
      const low = colours[Math.floor(value)] as Rgb;
      const high = colours[Math.floor(value) + 1] as Rgb;
      for (let c = 0; c < 3; c++)
        data[(y * width + x) * 3 + c] = Math.round(
          (low[c] as number) + ((high[c] as number) - (low[c] as number)) * (value % 1),
        );
    }
  return { data, width, height, channels: 3 };
}

function gradient(random: () => number, width: number, height: number): Pixels {
  const angle = random() * Math.PI * 2;
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
  const [cx, cy, spread] = [random(), random(), 0.4 + random()];
  const radial = random() < 0.5;
  return field(width, height, palette(random), (x, y) =>
    radial ? Math.hypot(x - cx, y - cy) / spread / 1.4 : 0.5 + ((x - 0.5) * dx + (y - 0.5) * dy) / 1.42,
  );
}

function waves(random: () => number, width: number, height: number): Pixels {
  const layers = Array.from({ length: 5 }, (_, i) => ({
    level: 0.2 + i * 0.16 + random() * 0.05,
    swing: 0.03 + random() * 0.05,
    frequency: 2 + random() * 6,
    phase: random() * 7,
  }));
  return field(width, height, palette(random), (x, y) => {
    let value = 0.05 + y * 0.12;
    for (const { level, swing, frequency, phase } of layers) {
      const edge =
        level + swing * Math.sin(x * frequency + phase) + swing * 0.4 * Math.sin(x * frequency * 2.3 + phase);
      value += 0.16 / (1 + Math.exp((edge - y) * 260));
    }
    return value;
  });
}

function bokeh(random: () => number, width: number, height: number): Pixels {
  const discs = Array.from({ length: 24 }, () => ({
    x: random(),
    y: random(),
    radius: 0.02 + random() * 0.14,
    light: (random() - 0.3) * 0.35,
  }));
  const angle = random() * 6.3;
  return field(width, height, palette(random), (x, y) => {
    let value = 0.35 + 0.3 * ((x - 0.5) * Math.cos(angle) + (y - 0.5) * Math.sin(angle));
    for (const disc of discs) {
      const far = Math.hypot(x - disc.x, (y - disc.y) * (height / width)) / disc.radius;
      value += disc.light / (1 + Math.exp((far - 1) * 14));
    }
    return value;
  });
}

const css = ([r, g, b]: Rgb) => `rgb(${Math.round(r)} ${Math.round(g)} ${Math.round(b)})`;

/** Flat ground, heavy type, a button and a mark: the hardest kind, because most of it has nowhere to hide anything. */
function poster(random: () => number, width: number, height: number, ground?: Pixels): Pixels {
  const surface = createSurface(width, height);
  const { context } = surface;
  const colours = palette(random);
  const light = random() < 0.5;
  context.fillStyle = ground ? 'black' : css(light ? [248, 246, 240] : (colours[0] as Rgb));
  context.fillRect(0, 0, width, height);
  if (ground) {
    const image = context.createImageData(width, height);
    for (let from = 0, to = 0; from < ground.data.length; from += 3, to += 4)
      image.data.set(
        [ground.data[from] as number, ground.data[from + 1] as number, ground.data[from + 2] as number, 255],
        to,
      );
    context.putImageData(image, 0, 0);
    context.fillStyle = css([248, 246, 240]);
    if (width > height) context.fillRect(0, 0, width * 0.45, height);
    else context.fillRect(0, height * 0.62, width, height * 0.38);
  }
  const short = Math.min(width, height);
  const size = short * (height < 200 ? 0.34 : 0.1);
  context.fillStyle = ground || light ? css([24, 22, 30]) : css([250, 250, 250]);
  const left = width * 0.06;
  const top = ground && width <= height ? height * 0.7 : height * (height < 200 ? 0.45 : 0.3);
  context.font = `700 ${size}px ${fontStack('Inter', 700, 'A')}`;
  context.fillText(
    ['Fresh every morning', 'Quiet by design', 'Made to last', 'Less, but better'][Math.floor(random() * 4)] as string,
    left,
    top,
  );
  context.font = `400 ${size * 0.42}px ${fontStack('Inter', 400, 'A')}`;
  context.fillText('Order before noon and have it by the evening.', left, top + size * 0.75);
  context.fillStyle = css(colours[2] as Rgb);
  context.fillRect(left, top + size * 1.2, size * 3, size * 0.8);
  context.beginPath();
  context.arc(width - short * 0.12, height - short * 0.12, short * 0.06, 0, 7);
  context.fill();
  return withoutAlpha(surface.pixels());
}

export const DRAWN_KINDS = ['gradient', 'bokeh', 'waves', 'poster', 'split'] as const;

/** One drawn picture; the same seed draws the same one. */
export function drawnPicture(kind: (typeof DRAWN_KINDS)[number], width: number, height: number, seed: number): Pixels {
  const random = seeded(seed);
  if (kind === 'gradient') return gradient(random, width, height);
  if (kind === 'bokeh') return bokeh(random, width, height);
  if (kind === 'waves') return waves(random, width, height);
  if (kind === 'poster') return poster(random, width, height);
  return poster(random, width, height, (random() < 0.5 ? bokeh : gradient)(random, width, height));
}

/** `count` drawn pictures, kinds in turn. */
export function drawnPictures(count: number, width: number, height: number, seed = 1): Picture[] {
  return Array.from({ length: count }, (_, index) => {
    const kind = DRAWN_KINDS[index % DRAWN_KINDS.length] as (typeof DRAWN_KINDS)[number];
    return { name: `${kind}-${index}`, kind, pixels: drawnPicture(kind, width, height, seed * 7919 + index) };
  });
}

/** Photographs of the reference folder with a short side of at least 300 px, the long side brought to `longest`. */
export async function photographs(longest = 1080): Promise<Picture[]> {
  const folders = ['pdq', 'photos', 'c2pa-files'].map((name) => join(process.cwd(), '../shared/data', name));
  const out: Picture[] = [];
  for (const folder of folders.filter((path) => existsSync(path))) {
    for (const file of readdirSync(folder).filter((name) => /\.(jpe?g|png)$/.test(name))) {
      if (/adobe-.*(CA|XCA|E-)/.test(file) || file === 'aaa-orig.jpg') continue;
      const { pixels } = await decodeImage(new Uint8Array(readFileSync(join(folder, file))));
      if (Math.min(pixels.width, pixels.height) < 300) continue;
      const share = Math.min(1, longest / Math.max(pixels.width, pixels.height));
      const opaque = withoutAlpha(pixels);
      const sized =
        share === 1
          ? opaque
          : await resize(opaque, Math.round(pixels.width * share), Math.round(pixels.height * share));
      out.push({ name: file, kind: 'photograph', pixels: sized });
    }
  }
  return out;
}
