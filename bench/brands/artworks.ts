/** Artworks of an engine in a brand's colours, drawn here and now: nothing in a measurement is canned. */
import { readFileSync } from 'node:fs';
import type { Pixels } from '../../lib/imaging/index';
import { presetSchema } from '../../lib/pipeline/brief/index';
import { openPainter } from '../../lib/pipeline/generation/painter';
import { paletteTensor } from '../../lib/pipeline/generation/palette';
import { openRenderer } from '../../lib/pipeline/generation/scenes/renderer';
import { MODELS } from '../../models/index';
import { createRuntime } from '../../workers/runtime/index';

export interface DrawnArtwork {
  brand: string;
  prompt: string;
  seed: number;
  pixels: Pixels;
}

export function coloursOf(brand: string) {
  return presetSchema.parse(JSON.parse(readFileSync(`examples/brands/${brand}.json`, 'utf8'))).colours;
}

export interface Artist {
  families: readonly string[];
  /** Width and height of the engine's own square. */
  square: readonly [number, number];
  /** One picture of a family; an engine of fixed sizes draws its own square whatever is asked. */
  draw(asked: {
    family: string | null;
    brand: string;
    seed: number;
    width: number;
    height: number;
  }): Promise<DrawnArtwork>;
  close(): Promise<void>;
}

export async function artistOf(engine: string): Promise<Artist> {
  const runtime = createRuntime({ models: MODELS });
  const model = await runtime.describe(engine);
  const painter = await (model.kind === 'scenes' ? openRenderer : openPainter)(runtime, model);
  return {
    families: model.families.map(({ id }) => id),
    square: model.sizes.square,
    async draw({ family, brand, seed, width, height }) {
      const prompt = model.families.find(({ id }) => id === family)?.example_prompt ?? 'soft gradient';
      const { pixels } = await painter.draw(
        {
          index: 0,
          aspect: 'square',
          width: model.anySize ? width : model.sizes.square[0],
          height: model.anySize ? height : model.sizes.square[1],
          family,
          quiet: 'none',
          seed,
          prompt,
          negative: '',
          palette: paletteTensor(coloursOf(brand)),
          steps: model.defaults.steps,
          guidance: model.defaults.guidance,
        },
        { signal: new AbortController().signal, now: () => new Date(), onStep: () => {} },
      );
      return { brand, prompt, seed, pixels };
    },
    close: () => runtime.close(),
  };
}

/** `count` squares: every scene family in turn, the brands taking turns, each with a seed of its own. */
export async function* artworksOf(
  engine: string,
  brands: readonly string[],
  count: number,
): AsyncGenerator<DrawnArtwork> {
  const artist = await artistOf(engine);
  try {
    const [width, height] = artist.square;
    for (let at = 0; at < count; at++) {
      const brand = brands[at % brands.length] ?? 'tallhamn';
      const family = artist.families[Math.floor(at / brands.length) % artist.families.length] ?? null;
      yield await artist.draw({ family, brand, seed: 1_000 + at, width, height });
    }
  } finally {
    await artist.close();
  }
}
