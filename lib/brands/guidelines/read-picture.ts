/** A picture of brand guidelines → colours found as flat areas, and parts that look like a logo. */
import {
  type Box,
  crop,
  decodeImage,
  deltaE2000,
  encodePng,
  type Pixels,
  resize,
  rgbToHex,
  srgbToLab,
} from '../../imaging/index';
import { type FlatArea, flatAreas } from './flat-areas';
import { guessRoles } from './guess-roles';
import { findLogos } from './logo-parts';
import type { FoundLogo, Proposal } from './proposal';

const LONG_SIDE = 1_000;
/** A swatch fills at least this share of the page, and this share of its own box: a disc fills 0.79 of it. */
const LEAST_SWATCH = 0.0015;
const LEAST_FILL = 0.6;

async function fitting(pixels: Pixels): Promise<Pixels> {
  const scale = LONG_SIDE / Math.max(pixels.width, pixels.height);
  if (scale >= 1) return pixels;
  // Nearest: averaging would make colours that nobody chose at every edge.
  return resize(pixels, Math.round(pixels.width * scale), Math.round(pixels.height * scale), { kernel: 'nearest' });
}

const isSwatch = ({ pixels, box }: FlatArea) =>
  pixels >= LEAST_FILL * box.width * box.height && Math.min(box.width, box.height) >= 6;

/** @throws the `image_*` family. */
export async function readPicture(bytes: Uint8Array, name: string): Promise<Proposal> {
  const { pixels: whole } = await decodeImage(bytes, { name });
  const pixels = await fitting(whole);
  const size = pixels.width * pixels.height;
  const { areas, areaOf } = flatAreas(pixels, Math.max(24, Math.round(size * LEAST_SWATCH)));
  // The page's own ground touches its edge and is large; a dark cover may be one too.
  const ground = areas.find((area) => area.touchesEdge && area.pixels > size * 0.12) ?? null;
  const swatches = areas.filter((area) => area !== ground && isSwatch(area));
  const seen = [...(ground ? [ground] : []), ...swatches].map((area) => ({
    hex: rgbToHex(area.rgb),
    weight: area.pixels / size,
    uses: null,
    ground: area === ground,
  }));
  const parts = findLogos(pixels, { areas, areaOf, ground });
  const logos = await Promise.all(
    parts.map(async ({ box, why }, at) => ({
      ...(await cutOut(whole, pixels, box, ground)),
      why,
      name: `Part ${at + 1}`,
    })),
  );
  const notes: string[] = [];
  if (swatches.length === 0) notes.push('No flat areas of colour were found; a photograph of a screen has none.');
  if (logos.length === 0) notes.push('No part looks like a logo; upload it as SVG or PNG.');
  return { colours: guessRoles(seen), fonts: [], logos, notes };
}

/** The part at full size, with its ground made transparent: how far a pixel is from it says how solid it is. */
async function cutOut(
  whole: Pixels,
  small: Pixels,
  box: Box,
  ground: FlatArea | null,
): Promise<Pick<FoundLogo, 'data' | 'width' | 'height'>> {
  const scale = whole.width / small.width;
  const x = Math.max(0, Math.floor(box.x * scale));
  const y = Math.max(0, Math.floor(box.y * scale));
  const width = Math.min(whole.width - x, Math.ceil(box.width * scale));
  const height = Math.min(whole.height - y, Math.ceil(box.height * scale));
  const part = crop(whole, { x, y, width, height });
  const data = new Uint8Array(width * height * 4);
  const under = ground?.rgb ?? [255, 255, 255];
  const lab = srgbToLab(under);
  for (let at = 0; at < width * height; at++) {
    const from = at * part.channels;
    const rgb = [part.data[from] ?? 0, part.data[from + 1] ?? 0, part.data[from + 2] ?? 0] as const;
    const away = deltaE2000(srgbToLab(rgb), lab);
    const alpha = Math.min(1, Math.max(0, (away - 3) / 18));
    data.set(
      rgb.map((value, c) => clamp(alpha === 0 ? value : (value - (under[c] ?? 0) * (1 - alpha)) / alpha)),
      at * 4,
    );
    data[at * 4 + 3] = Math.round(alpha * 255);
  }
  const png = await encodePng({ data, width, height, channels: 4 });
  return { data: `data:image/png;base64,${Buffer.from(png).toString('base64')}`, width, height };
}

const clamp = (value: number) => Math.round(Math.min(255, Math.max(0, value)));
