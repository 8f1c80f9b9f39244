/** The pictures the mark is measured on, by name, so that every figure says what it was measured on. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeImage, type Pixels, resize, withoutAlpha } from '../../lib/imaging/index';
import { drawnPictures, type Picture, photographs, seeded } from '../provenance/pictures';
import { drawnScene, SCENES } from '../provenance/scenes';

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
export function drawn(count: number, seed: number): Picture[] {
  const out: Picture[] = [];
  for (let at = 0; out.length < count; at++) {
    const [width, height] = SHAPES[at % SHAPES.length] ?? [512, 512];
    out.push(...drawnPictures(5, width, height, seed + at));
    for (const [index, kind] of SCENES.entries()) {
      // Scenes take the next shape, so that no kind is bound to one.
      const [across, down] = SHAPES[(at + index) % SHAPES.length] ?? [512, 512];
      const pixels = drawnScene(kind, across, down, seeded((seed + at) * 104_729 + index));
      out.push({ name: `${kind}-${at}`, kind, pixels });
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

/** Half reference photographs, half drawn. `longest` brings both down for a reduced run. */
export async function ownSet(
  count: number,
  seed: number,
  longest: number,
): Promise<{ name: string; pictures: Picture[] }> {
  const photos = (await photographs(longest)).slice(0, count >> 1);
  const rest = await Promise.all(
    drawn(count - photos.length, seed).map(async (one) => ({ ...one, pixels: await within(one.pixels, longest) })),
  );
  const name = `${photos.length} reference photographs and ${rest.length} drawn (gradients, bokeh, waves, flat posters, split layouts, landscapes, dense textures, type, flat illustrations, night, products, charts; seed ${seed}), long side at most ${longest}`;
  return { name, pictures: [...photos, ...rest] };
}

async function within(pixels: Pixels, longest: number): Promise<Pixels> {
  const share = Math.min(1, longest / Math.max(pixels.width, pixels.height));
  return share === 1 ? pixels : resize(pixels, Math.round(pixels.width * share), Math.round(pixels.height * share));
}
