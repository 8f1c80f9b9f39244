/** Do other seeds draw other pictures? Measured against what other seeds do in the renderer. */
import type { Engine } from '../../bin/cli/model-sheets/draw';
import type { ModelDescription } from '../../lib/pipeline/stage';
import type { Bar } from '../bars';
import type { SceneClassifier } from './classifier';
import { pictureOf } from './draw-pairs';
import { meanPairDistance } from './features';
import { NO_CLASSIFIER, rounded } from './picture-bars';
import { type Dice, freshRequests, type Grammar, sharedFamilies } from './requests';

export interface VarietyOf {
  model: ModelDescription;
  renderer: ModelDescription;
  grammar: Grammar;
  house: Engine;
  scenes: Engine;
  classifier: SceneClassifier | null;
  dice: Dice;
}

/** Mean over prompts of (mean pairwise feature distance over seeds, model / renders). */
export async function varietyBar(of: VarietyOf, { prompts, seeds }: { prompts: number; seeds: number }): Promise<Bar> {
  const about = { name: 'variety: mean pairwise feature distance over seeds, against renders', bar: '≥ 0.8' };
  const { classifier } = of;
  if (!classifier) return { ...about, value: null, pass: false, reason: NO_CLASSIFIER };
  // Other families in every run.
  const families = sharedFamilies(of.model, of.renderer, of.grammar);
  const chosen = freshRequests(
    of.dice,
    prompts,
    of,
    Array.from({ length: prompts }, () => of.dice.pick(families)),
  );
  const detail: { prompt: string; model: number; renders: number }[] = [];
  for (const request of chosen) {
    const spread = async (engine: Engine) => {
      const features: Float32Array[] = [];
      for (let at = 0; at < seeds; at++) {
        const seed = Math.floor(of.dice.next() * 1_000_000);
        const { seen } = await pictureOf(engine, { ...request, seed }, classifier);
        if (seen) features.push(seen.features);
      }
      return meanPairDistance(features);
    };
    detail.push({ prompt: request.prompt, model: await spread(of.house), renders: await spread(of.scenes) });
  }
  const value = detail.reduce((sum, { model, renders }) => sum + model / renders, 0) / detail.length;
  return { ...about, value: rounded(value), renders: 1, pass: value >= 0.8, sample: seeds * detail.length, detail };
}
