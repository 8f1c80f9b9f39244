import { type Context, createSurface } from '../../../imaging/index';
import type { TextStyle } from './text-style';

/** A line's ink around its origin on the baseline, in pixels: it reaches from `-left` to `right` and from `-ascent` to `descent`. */
export interface LineInk {
  left: number;
  right: number;
  ascent: number;
  descent: number;
  /** Of the ink, not of the advance: side bearings would push large type off the column's edge. */
  width: number;
}

let scratch: Context | undefined;

/** Sets font, direction and tracking; the origin is the left end of the line in both directions. */
export function applyStyle(context: Context, style: TextStyle, size: number): void {
  context.font = `${style.weight} ${size}px ${style.stack}`;
  context.direction = style.direction;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.letterSpacing = `${(style.tracking * size).toFixed(3)}px`;
}

/** Glyph bounds of one line as Skia will draw it. */
export function measureLine(text: string, style: TextStyle, size: number): LineInk {
  scratch ??= createSurface(1, 1).context;
  applyStyle(scratch, style, size);
  const m = scratch.measureText(text);
  const [left, right] = [m.actualBoundingBoxLeft, m.actualBoundingBoxRight];
  return { left, right, ascent: m.actualBoundingBoxAscent, descent: m.actualBoundingBoxDescent, width: left + right };
}
