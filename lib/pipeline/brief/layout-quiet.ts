/**
 * Which part of the picture each layout keeps for copy, by aspect. Known before anything is drawn, because the engine is
 * asked to keep that part calm; the layouts in composition place their type there.
 */
import type { Quiet } from './brief';
import type { Aspect } from './placements/index';
import { LAYOUT_IDS, type LayoutId } from './preset';
import type { OwnDrawing, OwnLayout } from './preset-layout';

export const LAYOUT_QUIET: Readonly<Record<LayoutId, Readonly<Record<Aspect, Quiet>>>> = {
  editorial: { square: 'top', portrait: 'top', landscape: 'left' },
  spotlight: { square: 'centre', portrait: 'centre', landscape: 'centre' },
  split: { square: 'left', portrait: 'bottom', landscape: 'right' },
};

/** Which third of the picture the copy's middle lies in; the outer one wins, and copy beside the picture needs no calm. */
function quietOfDrawing({ picture, slots }: OwnDrawing): Quiet {
  const copy = [slots.headline, slots.subline, slots.callToAction].flatMap((slot) => (slot ? [slot.box] : []));
  const onPicture = copy.filter(
    (box) =>
      box.x < picture.x + picture.width &&
      box.x + box.width > picture.x &&
      box.y < picture.y + picture.height &&
      box.y + box.height > picture.y,
  );
  if (onPicture.length === 0) return 'none';
  const left = Math.min(...onPicture.map((box) => box.x));
  const right = Math.max(...onPicture.map((box) => box.x + box.width));
  const top = Math.min(...onPicture.map((box) => box.y));
  const bottom = Math.max(...onPicture.map((box) => box.y + box.height));
  const across = (left + right) / 2 - picture.x - picture.width / 2;
  const down = (top + bottom) / 2 - picture.y - picture.height / 2;
  if (Math.max(Math.abs(across), Math.abs(down)) < 1 / 6) return 'centre';
  if (Math.abs(across) > Math.abs(down)) return across < 0 ? 'left' : 'right';
  return down < 0 ? 'top' : 'bottom';
}

/** Where a layout puts a product in its middle, copy goes above, and the scene's own stage below it. */
const OVER_A_PRODUCT: Partial<Readonly<Record<LayoutId, Quiet>>> = { spotlight: 'top' };

/** The same for every layout a preset has: the house's own and the brand's. */
export function quietOf(
  layout: string,
  aspect: Aspect,
  ownLayouts: readonly OwnLayout[] = [],
  has: { product?: boolean } = {},
): Quiet {
  const own = ownLayouts.find((entry) => entry.id === layout)?.shapes;
  const drawing = own?.[aspect] ?? (aspect === 'landscape' ? own?.banner : undefined);
  if (drawing) return quietOfDrawing(drawing);
  const known = LAYOUT_IDS.find((id) => id === layout);
  if (!known) return 'none';
  return (has.product && OVER_A_PRODUCT[known]) || LAYOUT_QUIET[known][aspect];
}
