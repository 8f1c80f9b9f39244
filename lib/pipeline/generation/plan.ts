import { ColophonError } from '../../errors/index';
import { type Aspect, aspectOf, findPlacement, type Quiet, quietOf } from '../brief/index';
import type { Item, ModelDescription, RunFacts } from '../stage';
import { seedOf } from './noise';

/** One artwork to draw. Width and height in pixels, as the model draws them. */
export interface PlannedArtwork {
  index: number;
  aspect: Aspect;
  width: number;
  height: number;
  quiet: Quiet;
  seed: number;
}

/**
 * One artwork per (index, aspect) that the items' placements need, however many placements share it; by index, then in the
 * order of the placements.
 *
 * @throws ColophonError `invalid_argument` for a placement that is not in the catalogue.
 */
export function planArtworks(
  brief: Pick<RunFacts['brief'], 'seed' | 'quiet' | 'layout'>,
  items: readonly Item[],
  sizes: ModelDescription['sizes'],
  ownLayouts: RunFacts['preset']['ownLayouts'] = [],
): readonly PlannedArtwork[] {
  const planned = new Map<string, PlannedArtwork>();
  for (const item of [...items].sort((a, b) => a.index - b.index)) {
    const placement = findPlacement(item.placement);
    if (!placement)
      throw new ColophonError('invalid_argument', {
        argument: 'placement',
        problem: `“${item.placement}” is not in the catalogue`,
      });
    const aspect = aspectOf(placement);
    const [width, height] = sizes[aspect];
    const key = `${item.index}/${aspect}`;
    if (planned.has(key)) continue;
    const quiet = brief.quiet ?? quietOf(brief.layout, aspect, ownLayouts);
    planned.set(key, { index: item.index, aspect, width, height, quiet, seed: seedOf(brief.seed, item.index) });
  }
  return [...planned.values()];
}
