/** The contrast of type on finished pixels, without knowing how they were made. */
import { contrastRatio, hexToRgb, type Pixels } from '../../../imaging/index';
import type { Creative } from '../../composition/output';

/** WCAG 2.2 (1.4.3): 3 for large type, 4.5 for smaller; what pixels between letter and ground cost is given back. */
export const LARGE_TYPE = 24;
export const TOLERANCE = 0.85;
/** A pixel within this of the type's colour, in every channel, is type. */
const INK = 40;
/**
 * Strokes of smaller type are thinner than a pixel and never reach their colour. There, what lies this far on the way from the
 * box's median, its ground, to the type's colour is taken for a stroke; more of it than letters can cover is no ground at all.
 */
const SMALL_TYPE = 18;
const STROKE = 0.2;
const MOST_STROKES = 0.6;
/** The share of the box's other pixels that may be worse: stray edges of a photograph, not the ground. */
const WORST_SHARE = 0.05;

type Text = Creative['texts'][number];

/** Contrast of the type's colour against the worst of its ground; null where the type cannot be told from it. */
export function measure(pixels: Pixels, text: Text): { contrast: number | null; needed: number } {
  const needed = text.size >= LARGE_TYPE ? 3 : 4.5;
  if (text.size < SMALL_TYPE) return { contrast: measureSmall(pixels, text), needed };
  const { x, y, width, height, ink } = inkOf(pixels, text);
  const inked = ink.reduce((sum, value) => sum + value, 0);
  if (width === 0 || height === 0 || inked === 0) return { contrast: null, needed };
  // Letters cover less than half of their box: when nearly all of it has their colour, the ground has it too.
  if (inked > 0.85 * width * height) return { contrast: 1, needed };
  const colour = hexToRgb(text.colour);
  const contrasts: number[] = [];
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      if (nearInk(ink, width, height, column, row)) continue;
      const at = ((y + row) * pixels.width + x + column) * pixels.channels;
      const ground = [pixels.data[at] ?? 0, pixels.data[at + 1] ?? 0, pixels.data[at + 2] ?? 0] as const;
      contrasts.push(contrastRatio(colour, ground));
    }
  if (contrasts.length < 20) return { contrast: null, needed };
  contrasts.sort((a, b) => a - b);
  return { contrast: contrasts[Math.floor(contrasts.length * WORST_SHARE)] ?? null, needed };
}

function boxOf(pixels: Pixels, text: Text) {
  const x = Math.max(0, Math.floor(text.box.x));
  const y = Math.max(0, Math.floor(text.box.y));
  const width = Math.max(0, Math.min(pixels.width, Math.ceil(text.box.x + text.box.width)) - x);
  const height = Math.max(0, Math.min(pixels.height, Math.ceil(text.box.y + text.box.height)) - y);
  return { x, y, width, height };
}

function measureSmall(pixels: Pixels, text: Text): number | null {
  const { x, y, width, height } = boxOf(pixels, text);
  if (width * height < 20) return null;
  const seen = Array.from({ length: width * height }, (_, i) => {
    const at = ((y + Math.floor(i / width)) * pixels.width + x + (i % width)) * pixels.channels;
    return [pixels.data[at] ?? 0, pixels.data[at + 1] ?? 0, pixels.data[at + 2] ?? 0] as const;
  });
  const median = (channel: 0 | 1 | 2) => seen.map((p) => p[channel]).sort((a, b) => a - b)[seen.length >> 1] ?? 0;
  const ground = [median(0), median(1), median(2)] as const;
  const colour = hexToRgb(text.colour);
  const way = colour.map((value, c) => value - (ground[c] ?? 0));
  const length = way.reduce((sum, value) => sum + value * value, 0);
  if (length < INK * INK) return 1;
  const along = (p: readonly number[]) =>
    way.reduce((sum, w, c) => sum + w * ((p[c] ?? 0) - (ground[c] ?? 0)), 0) / length;
  const behind = seen.filter((p) => along(p) < STROKE);
  if (behind.length < (1 - MOST_STROKES) * seen.length) return 1;
  if (behind.length === seen.length) return null;
  const contrasts = behind.map((p) => contrastRatio(colour, p)).sort((a, b) => a - b);
  return contrasts[Math.floor(contrasts.length * WORST_SHARE)] ?? null;
}

function inkOf(pixels: Pixels, text: Text) {
  const { x, y, width, height } = boxOf(pixels, text);
  const [r, g, b] = hexToRgb(text.colour);
  const ink = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const at = ((y + row) * pixels.width + x + column) * pixels.channels;
      const far = Math.max(
        Math.abs((pixels.data[at] ?? 0) - r),
        Math.abs((pixels.data[at + 1] ?? 0) - g),
        Math.abs((pixels.data[at + 2] ?? 0) - b),
      );
      ink[row * width + column] = far <= INK ? 1 : 0;
    }
  return { x, y, width, height, ink };
}

/** Within two pixels of type: the soft edge of a letter is neither letter nor ground. */
function nearInk(ink: Uint8Array, width: number, height: number, column: number, row: number): boolean {
  for (let y = Math.max(0, row - 2); y <= Math.min(height - 1, row + 2); y += 1)
    for (let x = Math.max(0, column - 2); x <= Math.min(width - 1, column + 2); x += 1)
      if (ink[y * width + x] === 1) return true;
  return false;
}
