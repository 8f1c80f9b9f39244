/**
 * Which part of the picture each layout keeps for copy, by aspect. Known before anything is drawn, because the engine is
 * asked to keep that part calm; the layouts in composition place their type there.
 */
import type { Quiet } from './brief';
import type { Aspect } from './placements/index';
import type { LayoutId } from './preset';

export const LAYOUT_QUIET: Readonly<Record<LayoutId, Readonly<Record<Aspect, Quiet>>>> = {
  editorial: { square: 'top', portrait: 'top', landscape: 'left' },
  spotlight: { square: 'centre', portrait: 'centre', landscape: 'centre' },
  split: { square: 'left', portrait: 'bottom', landscape: 'right' },
};
