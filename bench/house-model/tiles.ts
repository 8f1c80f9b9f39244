/** Do tiles meet? */
import type { Engine } from '../../bin/cli/model-sheets/draw';
import type { ModelDescription } from '../../lib/pipeline/stage';
import type { Bar } from '../bars';
import { seamRatios } from '../seam';
import { rounded } from './picture-bars';
import { type Dice, freshRequests, type Grammar, sharedFamilies } from './requests';

const BAR = 1.1;
const TILING = ['geometric', 'festive'];

export interface TilesOf {
  model: ModelDescription;
  renderer: ModelDescription;
  grammar: Grammar;
  house: Engine;
  scenes: Engine;
  dice: Dice;
}

/**
 * Patterns where the model was taught any, else every family, at the size the model draws: the change across the seam over the
 * changes inside, mean over pictures and both directions. One seam is one line, and a
 * single piece of confetti on it makes twice the change of most; renders without a seam reach 1.9 in one direction.
 */
export async function tileBar(of: TilesOf, count: number): Promise<Bar> {
  const shared = sharedFamilies(of.model, of.renderer, of.grammar);
  const patterns = shared.filter((id) => TILING.includes(id));
  const families = patterns.length > 0 ? patterns : shared;
  const [width, height] = of.model.sizes.square;
  const ratios: { prompt: string; seed: number; model: readonly number[]; renders: readonly number[] | null }[] = [];
  for (const request of freshRequests(of.dice, count, of, families)) {
    const asked = { ...request, quiet: 'none', tile: true, width, height } as const;
    const model = await of.house.draw(asked);
    const render = patterns.length > 0 ? await of.scenes.draw(asked) : null;
    if (!model) continue;
    const { prompt, seed } = request;
    ratios.push({ prompt, seed, model: seamRatios(model.pixels), renders: render && seamRatios(render.pixels) });
  }
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const value = mean(ratios.flatMap(({ model }) => model));
  const renders = ratios.flatMap((row) => row.renders ?? []);
  return {
    name: 'tiles: colour step across the seam against steps inside, mean of both directions',
    value: rounded(value),
    renders: renders.length > 0 ? rounded(mean(renders)) : null,
    bar: `≤ ${BAR}`,
    pass: value <= BAR,
    sample: ratios.length,
    list: ratios
      .filter(({ model }) => mean(model) > BAR)
      .map(
        ({ prompt, seed, model }) => `“${prompt}”, seed ${seed}: ${model.map((ratio) => rounded(ratio)).join(' and ')}`,
      ),
  };
}
