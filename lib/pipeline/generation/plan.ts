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

/** The longest side that a model of any size is asked for. */
const LONGEST = 2160;

/**
 * The proportions of `sizes`, as large as the largest placement of this shape needs to be covered without enlarging, and the
 * same for every index; never larger than `LONGEST`.
 */
function largest(
  aspect: Aspect,
  items: readonly Item[],
  sizes: ModelDescription['sizes'],
): readonly [width: number, height: number] {
  const [width, height] = sizes[aspect];
  const placements = items.flatMap(({ placement }) => findPlacement(placement) ?? []);
  const scales = placements
    .filter((placement) => aspectOf(placement) === aspect)
    .map((placement) => Math.max(placement.width / width, placement.height / height));
  const scale = Math.min(Math.max(...scales), LONGEST / Math.max(width, height));
  return [Math.round(width * scale), Math.round(height * scale)];
}

/**
 * One artwork per (index, aspect) that the items' placements need, however many placements share it; by index, then in the
 * order of the placements.
 *
 * @param ordered every item of the run, drawn or not: what is drawn again must have the size it had.
 * @throws ColophonError `invalid_argument` for a placement that is not in the catalogue.
 */
export function planArtworks(
  brief: Pick<RunFacts['brief'], 'seed' | 'quiet' | 'layout' | 'product'>,
  items: readonly Item[],
  { sizes, anySize }: Pick<ModelDescription, 'sizes' | 'anySize'>,
  ownLayouts: RunFacts['preset']['ownLayouts'] = [],
  ordered: readonly Item[] = items,
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
    const key = `${item.index}/${aspect}`;
    if (planned.has(key)) continue;
    const [width, height] = anySize ? largest(aspect, ordered, sizes) : sizes[aspect];
    const quiet = brief.quiet ?? quietOf(brief.layout, aspect, ownLayouts, { product: brief.product !== undefined });
    planned.set(key, { index: item.index, aspect, width, height, quiet, seed: seedOf(brief.seed, item.index) });
  }
  return [...planned.values()];
}
