import { ColophonError } from '../../../errors/index';
import type { Brief, Placement } from '../../brief/index';
import { type Column, type CopyRole, fitColumn, type Styles } from './fit-column';
import type { TextStyle } from './text-style';

const TITLES: Readonly<Record<CopyRole, string>> = {
  headline: 'headline',
  subline: 'subline',
  callToAction: 'call to action',
};

/** The text to shorten: the first that does not fit alone, else the longer of those that do not fit together. */
function culprit(column: Column, styles: Styles, floor: number): CopyRole {
  const roles = column.roles.filter((role) => styles[role]);
  const only = (keep: readonly CopyRole[]) => {
    const kept: Styles = {};
    for (const role of keep) if (styles[role]) kept[role] = styles[role];
    return fitColumn(column, kept, floor) !== null;
  };
  const alone = roles.find((role) => !only([role]));
  if (alone) return alone;
  const longest = [...roles].sort((a, b) => (styles[b]?.text.length ?? 0) - (styles[a]?.text.length ?? 0));
  return longest[0] ?? 'headline';
}

function cut(style: TextStyle, characters: number): TextStyle {
  return { ...style, text: style.text.slice(0, characters) };
}

/** How many characters of this text would fit, beside the others as they are. */
function roomFor(role: CopyRole, column: Column, styles: Styles, floor: number): number {
  const style = styles[role];
  if (!style) return 0;
  let [fits, fails] = [0, style.text.length];
  while (fails - fits > 1) {
    const middle = (fits + fails) >> 1;
    if (fitColumn(column, { ...styles, [role]: cut(style, middle) }, floor)) fits = middle;
    else fails = middle;
  }
  return fits;
}

/** Throws `copy_does_not_fit` for the text of this column that has to be shortened. */
export function refuseCopy(
  column: Column,
  styles: Styles,
  floor: number,
  placement: Pick<Placement, 'id'>,
  copy: Brief['copy'],
): never {
  const role = culprit(column, styles, floor);
  const text = copy[role] ?? '';
  throw new ColophonError('copy_does_not_fit', {
    role: TITLES[role],
    text: text.length > 60 ? `${text.slice(0, 57)}…` : text,
    placement: placement.id,
    minimum: floor,
    characters: roomFor(role, column, styles, floor),
  });
}
