/** Pictures to be copied: drawn scenes, and where they are present, different cuts out of public photographs. */
import { existsSync, readFileSync } from 'node:fs';
import { composite, crop, decodeImage, type Pixels, rasteriseSvg, resize } from '../../lib/imaging/index';
import { random, scene } from '../../tests/unit/safeguards/pictures';

const SHARED = new URL('../../../shared/data/', import.meta.url);
const PHOTOGRAPHS = [
  'c2pa-files/nikon-20221019-building.jpeg',
  'pdq/c.png',
  'pdq/aaa-orig.jpg',
  'c2pa-files/adobe-20220124-CAICA.jpg',
  'c2pa-files/adobe-20220124-A.jpg',
];

/** Empty where ../shared/data is not here. */
export async function photographs(): Promise<Pixels[]> {
  const found: Pixels[] = [];
  for (const name of PHOTOGRAPHS) {
    const file = new URL(name, SHARED);
    if (!existsSync(file)) continue;
    found.push((await decodeImage(readFileSync(file), { name })).pixels);
  }
  return found;
}

/** Half of them cuts of photographs that do not overlap, as far as there are; the rest drawn. 420 px. */
export async function originals(count: number, photos: readonly Pixels[]): Promise<Pixels[]> {
  const cuts: Pixels[] = [];
  for (const photo of photos) {
    const side = Math.min(640, Math.floor(Math.min(photo.width, photo.height) / 2));
    for (let y = 0; y + side <= photo.height; y += side)
      for (let x = 0; x + side <= photo.width; x += side) {
        const cut = await resize(crop(photo, { x, y, width: side, height: side }), 420, 420);
        // Sky and defocused ground hold nothing that could be copied.
        if (contrast(cut) > 22) cuts.push(cut);
      }
  }
  const chosen = cuts.slice(0, Math.floor(count / 2));
  for (let seed = 1; chosen.length < count; seed += 1) chosen.push(scene(50_000 + seed, 420, 420));
  return chosen;
}

function contrast({ data }: Pixels): number {
  let [sum, squares, count] = [0, 0, 0];
  for (let at = 0; at < data.length; at += 40) {
    const value = data[at] ?? 0;
    sum += value;
    squares += value * value;
    count += 1;
  }
  return Math.sqrt(squares / count - (sum / count) ** 2);
}

/** A mark in one ink that stands off what is behind it, `share` of the width, somewhere. */
export async function withMark(ground: Pixels, svg: string, share: number, seed: number): Promise<Pixels> {
  const next = random(seed);
  const side = Math.round(ground.width * share);
  const mark = await rasteriseSvg(Buffer.from(svg), { width: side, height: side });
  const x = Math.floor(next() * (ground.width - mark.width));
  const y = Math.floor(next() * (ground.height - mark.height));
  let [sum, count] = [0, 0];
  for (let row = y; row < y + mark.height; row += 4)
    for (let column = x; column < x + mark.width; column += 4) {
      sum += ground.data[(row * ground.width + column) * ground.channels + 1] ?? 0;
      count += 1;
    }
  const ink = sum / count > 128 ? () => next() * 60 : () => 195 + next() * 60;
  const colour = [ink(), ink(), ink()];
  const data = Uint8Array.from(mark.data);
  for (let at = 0; at < data.length; at += 4) for (let c = 0; c < 3; c += 1) data[at + c] = colour[c] ?? 0;
  return composite(ground, { ...mark, data }, x, y);
}
