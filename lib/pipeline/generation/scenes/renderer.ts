/**
 * The engine `scenes`: pictures drawn by code, crisp at any size. A family is a folder of ONNX graphs, exported from the
 * functions that render training data; `figures` is drawn here.
 */
import { ColophonError } from '../../../errors/index';
import type { ModelDescription, Sessions } from '../../stage';
import type { Painter } from '../painter';
import { readCatalogue } from './catalogue';
import { drawFigures, planFigures, readDistribution } from './figures/index';
import { planScene } from './plan-scene';
import { readStage } from './read-stage';
import { shade } from './shade';
import { readSceneWords } from './words';

const FIGURES = 'figures/distribution.json';

/** @throws model_corrupt when a file of the model is not what was registered, `cancelled` between two blocks of a picture. */
export async function openRenderer(sessions: Sessions, model: ModelDescription): Promise<Painter> {
  const has = (path: string) => model.files.some((file) => file.path === path);
  const read = (path: string) => sessions.file(model.name, path);
  const distribution = has(FIGURES) ? readDistribution(await read(FIGURES), `${model.name}/${FIGURES}`) : null;
  const scenes = has('scenes.json') ? await openScenes(sessions, model) : null;
  return {
    async draw(drawing, watch) {
      const begin = watch.now().getTime();
      const spent = () => ({ renderer: watch.now().getTime() - begin });
      // A renderer of nothing but people draws them for an open scene too.
      if (distribution && (drawing.family === 'figures' || !scenes)) {
        const pixels = drawFigures(planFigures(drawing, distribution), drawing.palette);
        watch.onStep();
        return { pixels, timings: spent(), scene: { family: 'figures', kind: 'figures', tile: false, stage: null } };
      }
      if (!scenes) throw scenesMissing(model);
      const { words, catalogue } = scenes;
      const plan = planScene(drawing, words.read(drawing.prompt), catalogue);
      const { family, kind, tile } = plan;
      const open = (graph: string) => sessions.open(model.name, graph);
      const { width, height } = drawing;
      const pixels = await shade({ session: await open(plan.graph), plan, width, height, signal: watch.signal });
      const stage = family.ground ? await readStage(await open(`${family.id}/stage.onnx`), plan, drawing) : null;
      watch.onStep();
      return { pixels, timings: spent(), scene: { family: family.id, kind, tile, stage } };
    },
  };
}

async function openScenes(sessions: Sessions, model: ModelDescription) {
  const [words, catalogue] = await Promise.all(
    ['words.json', 'scenes.json'].map((path) => sessions.file(model.name, path)),
  );
  return {
    words: readSceneWords(words as Uint8Array, `${model.name}/words.json`),
    catalogue: readCatalogue(catalogue as Uint8Array, `${model.name}/scenes.json`),
  };
}

function scenesMissing({ name }: ModelDescription): ColophonError {
  return new ColophonError('model_corrupt', { file: `${name}/scenes.json` });
}
