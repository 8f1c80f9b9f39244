import type { Box } from '../../../imaging/index';
import { breakLines, splitWords, type Word } from './break-lines';
import { type LineInk, measureLine } from './measure-line';
import type { TextStyle } from './text-style';

export interface SetLine {
  text: string;
  ink: LineInk;
  /** Left end of the line's origin and its baseline, relative to the block's box. */
  x: number;
  baseline: number;
}

/** A text broken and measured at one size; its box is the ink, so that blocks can be spaced by what the eye sees. */
export interface TextBlock {
  style: TextStyle;
  size: number;
  lines: SetLine[];
  width: number;
  height: number;
}

export type Align = 'left' | 'centre' | 'right';

const REFERENCE = 100;
const cache = new WeakMap<TextStyle, { words: Word[]; space: number }>();

/** Advance widths scale with size, so words are measured once. */
function measuredWords(style: TextStyle): { words: Word[]; space: number } {
  const known = cache.get(style);
  if (known) return known;
  const advance = (text: string) => measureLine(text, style, REFERENCE).width;
  const words = splitWords(style.text).map((word) => ({ ...word, width: advance(word.text) }));
  const space = advance('n n') - advance('nn') + style.tracking * REFERENCE;
  const measured = { words, space };
  cache.set(style, measured);
  return measured;
}

/**
 * Sets a text at `size` pixels in `width` pixels; null when a word alone is wider, or it takes more than `maxLines`.
 * What was estimated from words is measured again by line, so nothing sticks out.
 */
export function setLines(style: TextStyle, size: number, width: number, align: Align, maxLines = 40): TextBlock | null {
  const { words, space } = measuredWords(style);
  for (let slack = 1; slack > 0.9; slack -= 0.03) {
    const texts = breakLines(words, space, ((width * slack) / size) * REFERENCE);
    if (!texts || texts.length > maxLines) return null;
    const inks = texts.map((text) => measureLine(text, style, size));
    if (inks.every((ink) => ink.width <= width)) return place(style, size, texts, inks, align);
  }
  return null;
}

function place(style: TextStyle, size: number, texts: string[], inks: LineInk[], align: Align): TextBlock {
  const width = Math.max(...inks.map((ink) => ink.width));
  const first = inks[0]?.ascent ?? 0;
  const lines = texts.map((text, i): SetLine => {
    const ink = inks[i] as LineInk;
    const inset = align === 'left' ? 0 : align === 'right' ? width - ink.width : (width - ink.width) / 2;
    return { text, ink, x: inset + ink.left, baseline: first + i * style.leading * size };
  });
  const bottom = Math.max(...lines.map((line) => line.baseline + line.ink.descent));
  return { style, size, lines, width, height: bottom };
}

/** Share of the block's width that its lines leave empty, 0 (a solid block) to 1. */
export function raggedness(block: TextBlock): number {
  const filled = block.lines.reduce((sum, line) => sum + line.ink.width, 0);
  return 1 - filled / (block.width * block.lines.length);
}

/** Where the block's ink lies when its top left corner is put at (x, y). */
export function blockBox(block: TextBlock, x: number, y: number): Box {
  return { x, y, width: block.width, height: block.height };
}
