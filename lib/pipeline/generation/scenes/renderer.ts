import type { ModelDescription, Sessions } from '../../stage';
import type { Painter } from '../painter';
import { drawFigures, planFigures, readDistribution } from './figures/index';

const FIGURES = 'figures/distribution.json';

/**
 * Opens the renderer: scenes drawn by code, crisp at any size. One family so far; the next one is a folder beside `figures`
 * and a line here. @throws model_corrupt.
 */
export async function openRenderer(sessions: Sessions, model: ModelDescription): Promise<Painter> {
  const distribution = readDistribution(await sessions.file(model.name, FIGURES), `${model.name}/${FIGURES}`);
  return {
    async draw(drawing, watch) {
      const begin = watch.now().getTime();
      const pixels = drawFigures(planFigures(drawing, distribution), drawing.palette);
      watch.onStep();
      return { pixels, timings: { renderer: watch.now().getTime() - begin } };
    },
  };
}
