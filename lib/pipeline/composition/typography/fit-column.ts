/** Fits headline, subline and button together into one column: the largest headline at which all of it has room. */
import type { Box } from '../../../imaging/index';
import { type Align, raggedness, setLines, type TextBlock } from './set-lines';
import type { TextStyle } from './text-style';

export type CopyRole = 'headline' | 'subline' | 'callToAction';

export interface Column {
  roles: readonly CopyRole[];
  /** Pixels of the creative. */
  box: Box;
  align: Align;
  anchor: 'top' | 'middle' | 'bottom';
  headline: { max: number; lines: number };
  subline: {
    max: number;
    /** Share of the column's width that a line may take; long lines tire. */
    measure: number;
    /** Rather smaller than on more lines than this. */
    lines?: number;
  };
  button: { max: number };
  /** Smallest size here, in pixels, where it is not the creative's own: type that must not shrink. */
  floor?: number;
  /** Share of the height to fill, where the copy allows; the rest stays free. */
  air?: number;
  /** A short accent bar above the headline. */
  bar?: { width: number; height: number; gap: number };
}

export interface PlacedBlock {
  block: TextBlock;
  box: Box;
}

export interface PlacedButton extends PlacedBlock {
  /** The button's own shape; `box` is its text. */
  shape: Box;
}

export interface FittedColumn {
  headline: PlacedBlock | null;
  subline: PlacedBlock | null;
  button: PlacedButton | null;
  bar: Box | null;
}

export type Styles = Partial<Record<CopyRole, TextStyle>>;

interface Stack {
  headline: TextBlock | null;
  subline: TextBlock | null;
  button: ButtonBlock | null;
  height: number;
}

interface ButtonBlock {
  block: TextBlock;
  width: number;
  height: number;
}

/** Ratio of neighbouring sizes tried; finer steps look the same. */
const STEP = 0.96;

function* sizes(max: number, min: number): Generator<number> {
  for (let size = max; size > min * 1.005; size *= STEP) yield size;
  yield min;
}

/** One line if there is any size for it; two balanced lines as the last resort before refusing. */
function fitButton(style: TextStyle, max: number, min: number, width: number): ButtonBlock | null {
  for (const lines of [1, 2])
    for (const size of sizes(Math.max(min, max), min)) {
      const block = setLines(style, size, width - 2 * size * 1.1, 'centre', lines);
      if (!block || block.lines.length > lines) continue;
      const height = size * (style.leading > 1.4 ? 2.6 : 2.35) + (block.lines.length - 1) * style.leading * size;
      return { block, width: block.width + 2 * size * 1.1, height };
    }
  return null;
}

const gaps = (headline: number, subline: number, button: number) => ({
  afterHeadline: Math.max(headline * 0.26, subline * 0.72),
  beforeButton: Math.max(subline * 1.05, button * 1.15, headline * 0.34),
});

/** A last line without descenders looks no closer to what follows than one with them. */
function unusedDescent({ lines, size }: TextBlock): number {
  return Math.max(0, size * 0.2 - (lines.at(-1)?.ink.descent ?? 0));
}

function stackAt(
  column: Column,
  styles: Styles,
  headlineSize: number,
  sublineSize: number,
  floor: number,
): Stack | null {
  const { box, align, roles } = column;
  const wants = (role: CopyRole) => (roles.includes(role) ? styles[role] : undefined);
  const [h, s, b] = [wants('headline'), wants('subline'), wants('callToAction')];
  const headline = h ? setLines(h, headlineSize, box.width, align, column.headline.lines) : null;
  if (h && !headline) return null;
  const subline = s ? setLines(s, sublineSize, box.width * column.subline.measure, align) : null;
  if (s && !subline) return null;
  const button = b ? fitButton(b, column.button.max, floor, box.width) : null;
  if (b && !button) return null;
  const gap = gaps(headline ? headlineSize : 0, subline ? sublineSize : 0, button?.block.size ?? 0);
  const bar = column.bar && headline ? column.bar.height + column.bar.gap : 0;
  const height =
    bar +
    (headline?.height ?? 0) +
    (headline && subline ? gap.afterHeadline + unusedDescent(headline) : 0) +
    (subline?.height ?? 0) +
    (button && (headline || subline) ? gap.beforeButton : 0) +
    (button?.height ?? 0);
  return height <= box.height ? { headline, subline, button, height } : null;
}

/** Every headline size with the largest subline that still leaves it room. */
function* stacks(column: Column, styles: Styles, floor: number): Generator<Stack> {
  const hasHeadline = column.roles.includes('headline') && styles.headline;
  const tops = hasHeadline ? sizes(Math.max(floor, column.headline.max), floor) : [0];
  for (const headline of tops) {
    const wanted = hasHeadline ? Math.min(column.subline.max, headline * 0.62) : column.subline.max * 1.35;
    const first = Math.max(floor, wanted);
    const last = Math.max(floor, first * 0.72);
    let kept: Stack | null = null;
    for (const subline of sizes(first, last)) {
      const stack = stackAt(column, styles, headline, subline, floor);
      if (!stack) continue;
      kept ??= stack;
      const lines = column.subline.lines ?? stack.subline?.lines.length ?? 0;
      if ((stack.subline?.lines.length ?? 0) > lines) continue;
      kept = stack;
      break;
    }
    if (kept) yield kept;
  }
}

/** The largest headline, unless one at most a fifth smaller breaks into clearly better lines. */
function choose(column: Column, styles: Styles, floor: number): Stack | null {
  let best: Stack | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  let largest = 0;
  for (const stack of stacks(column, styles, floor)) {
    const size = stack.headline?.size ?? stack.subline?.size ?? 0;
    if (!stack.headline) return stack;
    if (largest === 0) largest = size;
    if (size < largest * 0.8) break;
    const words = stack.headline.lines.at(-1)?.text.split(/\s/).length ?? 1;
    const orphan = words === 1 && stack.headline.lines.length > 2 ? 0.12 : 0;
    const wanted = Math.min(column.subline.max, size * 0.62);
    const small = stack.subline ? 0.35 * Math.max(0, 1 - stack.subline.size / wanted) : 0;
    const score =
      size / largest - small - 0.75 * raggedness(stack.headline) - orphan - 0.03 * stack.headline.lines.length;
    if (score > bestScore) [best, bestScore] = [stack, score];
  }
  return best;
}

/**
 * Places the column's copy; null when it does not fit at `floor` pixels, the smallest readable size.
 * @param styles the texts there are; missing roles leave no gap.
 */
export function fitColumn(column: Column, styles: Styles, floor: number): FittedColumn | null {
  const airy = { ...column, box: { ...column.box, height: column.box.height * (column.air ?? 1) } };
  const stack = (column.air ? choose(airy, styles, floor) : null) ?? choose(column, styles, floor);
  if (!stack) return null;
  const { box, align } = column;
  const spare = box.height - stack.height;
  let y = box.y + (column.anchor === 'top' ? 0 : column.anchor === 'middle' ? spare / 2 : spare);
  const at = (width: number) =>
    align === 'left' ? box.x : align === 'right' ? box.x + box.width - width : box.x + (box.width - width) / 2;
  const gap = gaps(stack.headline?.size ?? 0, stack.subline?.size ?? 0, stack.button?.block.size ?? 0);

  const out: FittedColumn = { headline: null, subline: null, button: null, bar: null };
  if (stack.headline) {
    if (column.bar) {
      out.bar = { x: at(column.bar.width), y, width: column.bar.width, height: column.bar.height };
      y += column.bar.height + column.bar.gap;
    }
    const { width, height } = stack.headline;
    out.headline = { block: stack.headline, box: { x: at(width), y, width, height } };
    y += height;
  }
  if (stack.subline) {
    y += stack.headline ? gap.afterHeadline + unusedDescent(stack.headline) : 0;
    const { width, height } = stack.subline;
    out.subline = { block: stack.subline, box: { x: at(width), y, width, height } };
    y += height;
  }
  if (stack.button) {
    y += stack.headline || stack.subline ? gap.beforeButton : 0;
    out.button = placeButton(stack.button, at(stack.button.width), y);
  }
  return out;
}

function placeButton(button: ButtonBlock, x: number, y: number): PlacedButton {
  const { block, width, height } = button;
  const shape = { x, y, width, height };
  const box = {
    x: x + (width - block.width) / 2,
    y: y + (height - block.height) / 2,
    width: block.width,
    height: block.height,
  };
  return { block, shape, box };
}
