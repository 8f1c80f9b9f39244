import { ColophonError } from '../../../errors/index';
import type { Pixels } from '../../../imaging/index';
import type { Sessions } from '../../stage';
import { readCatalogue } from '../scenes/catalogue';
import { planFrom } from '../scenes/plan-scene';
import { shade } from '../scenes/shade';
import type { TrainingRecord } from './record';

export interface Redrawing {
  /** Ids of the family and kind that a record names by place. @throws model_corrupt when the renderer has none there. */
  named(record: TrainingRecord): { family: string; kind: string };
  /**
   * The picture at any size of its proportions.
   * @param shortSide pixels @throws ColophonError `cancelled`, model_corrupt
   */
  draw(record: TrainingRecord, shortSide: number, signal: AbortSignal): Promise<Pixels>;
}

/** @param renderer name of the model that is the renderer the training pictures came from. */
export async function openRedrawing(sessions: Sessions, renderer: string): Promise<Redrawing> {
  const file = `${renderer}/scenes.json`;
  const catalogue = readCatalogue(await sessions.file(renderer, 'scenes.json'), file);
  const find = (record: TrainingRecord) => {
    const family = catalogue.families[record.family];
    const kind = family?.kinds[record.kind];
    if (!family || kind === undefined) throw new ColophonError('model_corrupt', { file });
    return { family, kind };
  };
  return {
    named(record) {
      const { family, kind } = find(record);
      return { family: family.id, kind };
    },
    async draw(record, shortSide, signal) {
      const plan = planFrom({ ...record, ...find(record) });
      const session = await sessions.open(renderer, plan.graph);
      const [width, height] = [record.width, record.height].map((eighths) => Math.round((eighths * shortSide) / 8));
      return shade({ session, plan, width: width as number, height: height as number, signal });
    },
  };
}
