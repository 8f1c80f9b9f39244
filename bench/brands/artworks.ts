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

/** `count` squares: every scene family in turn, the brands taking turns, each with a seed of its own. */
export async function* artworksOf(
  engine: string,
  brands: readonly string[],
  count: number,
): AsyncGenerator<DrawnArtwork> {
  const runtime = createRuntime({ models: MODELS });
  try {
    const model = await runtime.describe(engine);
    const [width, height] = model.sizes.square;
    const painter = await (model.kind === 'scenes' ? openRenderer : openPainter)(runtime, model);
    for (let at = 0; at < count; at++) {
      const brand = brands[at % brands.length] ?? 'tallhamn';
      const family = model.families[Math.floor(at / brands.length) % model.families.length];
      const prompt = family?.example_prompt ?? 'soft gradient';
      const { pixels } = await painter.draw(
        {
          index: 0,
          aspect: 'square',
          width,
          height,
          family: family?.id ?? null,
          quiet: 'none',
          seed: 1_000 + at,
          prompt,
          negative: '',
          palette: paletteTensor(coloursOf(brand)),
          steps: model.defaults.steps,
          guidance: model.defaults.guidance,
        },
        { signal: new AbortController().signal, now: () => new Date(), onStep: () => {} },
      );
      yield { brand, prompt, seed: 1_000 + at, pixels };
    }
  } finally {
    await runtime.close();
  }
}
