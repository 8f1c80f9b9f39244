import { ColophonError } from '../../../errors/index';
import { LAYOUT_IDS, type LayoutId, type OwnLayout } from '../../brief/index';
import { editorial } from './editorial';
import type { Layout } from './layout';
import { ownLayout } from './own-layout';
import { split } from './split';
import { spotlight } from './spotlight';

/** The catalogue: adding a layout is one file, one line here and its name in the preset's list. */
export const LAYOUTS: Readonly<Record<LayoutId, Layout>> = { editorial, spotlight, split };

/**
 * A layout of the house or of the brand. Throws `invalid_brief` when there is none of that name.
 * @param placement named in the error when the brand's layout has no drawing for its shape.
 */
export function layoutNamed(
  id: string,
  own: readonly OwnLayout[] | undefined,
  placement: string,
): Pick<Layout, 'plan'> {
  const drawn = own?.find((entry) => entry.id === id);
  if (drawn) return ownLayout(drawn, placement);
  const house = LAYOUT_IDS.find((entry) => entry === id);
  if (house) return LAYOUTS[house];
  throw new ColophonError('invalid_brief', { problems: `layout “${id}” is not one of this brand's` });
}
