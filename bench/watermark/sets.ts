/** The pictures the mark is measured on, by name, so that every figure says what it was measured on. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeImage, type Pixels, resize, withoutAlpha } from '../../lib/imaging/index';
import { DRAWN_KINDS, drawnPicture, type Picture, photographs, seeded } from '../provenance/pictures';
import { drawnScene, SCENES } from '../provenance/scenes';

/** A picture that is drawn or decoded when it is its turn: a set of 120 does not fit beside itself, and a resumed run skips most. */
export interface Source {
  /** Unique in its set; says, with the set's seed, which picture it is. */
  name: string;
  kind: Picture['kind'];
  pixels(): Promise<Pixels>;
}

/** Shapes the drawn ones come in: square as in W-Bench, and what placements ask for. */
const SHAPES = [
  [512, 512],
  [1080, 1080],
  [1080, 1350],
  [1200, 628],
  [720, 1280],
  [600, 500],
] as const;

/** `count` drawn ones: twelve kinds in turn, shapes in turn; another seed draws other pictures. */
export function drawn(count: number, seed: number): Source[] {
  const out: Source[] = [];
  const add = (name: string, kind: Picture['kind'], draw: () => Pixels) =>
    out.push({ name, kind, pixels: async () => draw() });
  for (let at = 0; out.length < count; at++) {
    const [width, height] = SHAPES[at % SHAPES.length] ?? [512, 512];
    for (const [index, kind] of DRAWN_KINDS.entries())
      add(`${kind}-${at}`, kind, () => drawnPicture(kind, width, height, (seed + at) * 7919 + index));
    for (const [index, kind] of SCENES.entries()) {
      // Scenes take the next shape, so that no kind is bound to one.
      const [across, down] = SHAPES[(at + index) % SHAPES.length] ?? [512, 512];
      add(`${kind}-${at}`, kind, () => drawnScene(kind, across, down, seeded((seed + at) * 104_729 + index)));
    }
  }
  return out.slice(0, count);
}

/** Every picture of a folder that can be read, and what could not. The long side is brought to `longest`. */
export async function picturesIn(folder: string, longest = 1200): Promise<{ pictures: Picture[]; skipped: string[] }> {
  const pictures: Picture[] = [];
  const skipped: string[] = [];
  for (const name of readdirSync(folder)
    .filter((entry) => /\.(jpe?g|png|webp|avif|gif|tiff?)$/i.test(entry))
    .sort()) {
    try {
      const { pixels } = await decodeImage(new Uint8Array(readFileSync(join(folder, name))), { name });
      const share = Math.min(1, longest / Math.max(pixels.width, pixels.height));
      const opaque = withoutAlpha(pixels);
      const sized =
        share === 1
          ? opaque
          : await resize(opaque, Math.round(pixels.width * share), Math.round(pixels.height * share));
      if (Math.min(sized.width, sized.height) < 300) skipped.push(`${name}: short side under 300 px`);
      else pictures.push({ name, kind: 'photograph', pixels: sized });
    } catch (error) {
      skipped.push(`${name}: ${error instanceof Error ? error.message : 'unreadable'}`);
    }
  }
  return { pictures, skipped };
}

/** Half reference photographs, half drawn, in turn. `longest` brings both down for a reduced run. */
export async function ownSet(
  count: number,
  seed: number,
  longest: number,
): Promise<{ name: string; pictures: Source[] }> {
  const photos = (await photographs(longest)).slice(0, count >> 1).map(held);
  const rest = drawn(count - photos.length, seed).map((one) => ({
    ...one,
    pixels: async () => within(await one.pixels(), longest),
  }));
  const name = `${photos.length} reference photographs and ${rest.length} drawn (gradients, bokeh, waves, flat posters, split layouts, landscapes, dense textures, type, flat illustrations, night, products, charts; seed ${seed}), long side at most ${longest}`;
  const pictures: Source[] = [];
  // In turn, so that a run that was stopped has seen every kind.
  for (let at = 0; at < Math.max(photos.length, rest.length); at++)
    pictures.push(...[photos[at], rest[at]].filter((one) => one !== undefined));
  return { name, pictures };
}

/** What is in memory already. */
export const held = ({ name, kind, pixels }: Picture): Source => ({ name, kind, pixels: async () => pixels });

async function within(pixels: Pixels, longest: number): Promise<Pixels> {
  const share = Math.min(1, longest / Math.max(pixels.width, pixels.height));
  return share === 1 ? pixels : resize(pixels, Math.round(pixels.width * share), Math.round(pixels.height * share));
}
