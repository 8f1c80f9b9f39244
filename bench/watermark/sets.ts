/** The pictures the mark is measured on, by name, so that every figure says what it was measured on. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeImage, type Pixels, resize, withoutAlpha } from '../../lib/imaging/index';
import { LAYOUT_IDS, PLACEMENTS } from '../../lib/pipeline/brief/index';
import { ARTWORKS, type ArtworkName, composeExample } from '../../tests/unit/composition/compose-example';
import { type Artist, artistOf } from '../brands/artworks';
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

const BRANDS = ['tallhamn', 'ohmride'] as const;
/** Opening its graph takes longer than everything else that is done to a picture. */
const SLOW_FAMILY = 'still_life';

/** Pictures of the engine `scenes`: its families in turn, example brands in turn. */
function renders(count: number, seed: number): Source[] {
  let artist: Promise<Artist> | undefined;
  return Array.from({ length: count }, (_, at) => ({
    name: `render-${at}`,
    kind: 'render',
    pixels: async () => {
      artist ??= artistOf('scenes');
      const { families, draw } = await artist;
      const family = families.filter((id) => id !== SLOW_FAMILY)[at % (families.length - 1)] ?? null;
      const [width, height] = SHAPES[at % SHAPES.length] ?? [512, 512];
      // Drawn at half the size of the largest and enlarged no further: an engine of points takes time for every one.
      const share = Math.min(1, 640 / Math.max(width, height));
      const asked = { width: Math.round(width * share), height: Math.round(height * share) };
      const brand = BRANDS[at % BRANDS.length] ?? 'tallhamn';
      return withoutAlpha((await draw({ family, brand, seed: seed + at, ...asked })).pixels);
    },
  }));
}

/** Finished advertisements: layouts, brands, grounds and placements in turn, composed as in a run. */
function creatives(count: number): Source[] {
  const placements = PLACEMENTS.filter(({ width, height }) => Math.min(width, height) >= 600);
  const grounds = Object.keys(ARTWORKS) as ArtworkName[];
  return Array.from({ length: count }, (_, at) => ({
    name: `creative-${at}`,
    kind: 'creative',
    pixels: async () => {
      const pick = <T>(list: readonly T[], turn: number) => list[Math.floor(turn) % list.length] as T;
      // Every ground begins its round with another layout, brand and placement: counted on together they repeat after six.
      const round = Math.floor(at / grounds.length);
      const { creatives: made } = await composeExample({
        brand: pick(BRANDS, at + round),
        layout: pick(LAYOUT_IDS, at + round),
        artwork: pick(grounds, at),
        placements: [pick(placements, at + 2 * round).id],
        copy: pick(COPY, at / 3),
      });
      const one = made[0];
      if (!one) throw new Error(`creative-${at} was not composed`);
      return withoutAlpha(one.pixels);
    },
  }));
}

const COPY = [
  {
    headline: 'Slow is the point.',
    subline: 'Roasted by hand on the northern coast.',
    callToAction: 'Taste the season',
  },
  { headline: 'Quiet by design', subline: 'Ride further on one charge.', callToAction: 'Book a ride' },
] as const;

/** The same bridge turned and flipped counts once. */
const REPEATED = /bridge-[2-8]/;

/** Drawn pictures, renders of the engine `scenes`, finished advertisements and reference photographs, in turn. */
export async function ownSet(
  count: number,
  seed: number,
  longest: number,
): Promise<{ name: string; pictures: Source[] }> {
  const photos = (await photographs(longest)).filter(({ name }) => !REPEATED.test(name)).map(held);
  const kinds = [photos, renders(Math.ceil(count / 6), seed), creatives(Math.ceil(count / 6)), drawn(count, seed)];
  const pictures: Source[] = [];
  // In turn, so that a run that was stopped has seen every kind: of six, one each of the first three and three drawn ones.
  for (let at = 0; pictures.length < count; at++)
    for (const [index, list] of kinds.entries()) {
      const share = index === kinds.length - 1 ? list.slice(at * 3, at * 3 + 3) : list.slice(at, at + 1);
      pictures.push(...share);
    }
  const set = pictures
    .slice(0, count)
    .map((one) => ({ ...one, pixels: async () => within(await one.pixels(), longest) }));
  const of = (kind: Source['kind']) => set.filter((one) => one.kind === kind).length;
  const [photographic, rendered, composed] = [of('photograph'), of('render'), of('creative')];
  const name = `${photographic} reference photographs, ${rendered} renders of the engine scenes, ${composed} finished advertisements and ${set.length - photographic - rendered - composed} drawn (gradients, bokeh, waves, flat posters, split layouts, landscapes, dense textures, type, flat illustrations, night, products, charts; seed ${seed}), long side at most ${longest}`;
  return { name, pictures: set };
}

/** What is in memory already. */
export const held = ({ name, kind, pixels }: Picture): Source => ({ name, kind, pixels: async () => pixels });

async function within(pixels: Pixels, longest: number): Promise<Pixels> {
  const share = Math.min(1, longest / Math.max(pixels.width, pixels.height));
  return share === 1 ? pixels : resize(pixels, Math.round(pixels.width * share), Math.round(pixels.height * share));
}
