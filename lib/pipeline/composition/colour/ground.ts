/** The pixels behind type, and what type on them can reach. */
import { type Box, linear, luminanceContrast, type Surface } from '../../../imaging/index';
import type { Ink } from './palette';

export interface Ground {
  /** RGB triples of the pixels looked at. */
  samples: Uint8Array;
  darkest: number;
  lightest: number;
  /** 5th and 95th percentile of luminance. */
  low: number;
  high: number;
  mean: number;
  /** Difference of the 5th and the 95th percentile of lightness (CIE L*): how busy it is. */
  spread: number;
}

export const lightness = (y: number) => (y > 216 / 24389 ? 116 * Math.cbrt(y) - 16 : (24389 / 27) * y);
/** WCAG luminance as three tables: a creative's ground has a million pixels. */
const RED = Float64Array.from({ length: 256 }, (_, i) => 0.2126 * linear(i));
const GREEN = Float64Array.from({ length: 256 }, (_, i) => 0.7152 * linear(i));
const BLUE = Float64Array.from({ length: 256 }, (_, i) => 0.0722 * linear(i));

interface Part {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

/** The boxes with their padding, cut to the surface, in whole pixels. */
function partsOf(boxes: readonly Box[], pad: number, { width, height }: Surface): Part[] {
  return boxes
    .map((box) => ({
      x1: Math.max(0, Math.floor(box.x - pad)),
      y1: Math.max(0, Math.floor(box.y - pad)),
      x2: Math.min(width, Math.ceil(box.x + box.width + pad)),
      y2: Math.min(height, Math.ceil(box.y + box.height + pad)),
    }))
    .filter(({ x1, y1, x2, y2 }) => x2 > x1 && y2 > y1);
}

/** Enough for the choice of a colour; the extremes are read from every pixel. */
const MOST_SAMPLES = 9_000;

/** Looks at every pixel of the boxes and of `pad` pixels around them. */
export function readGround(surface: Surface, boxes: readonly Box[], pad: number): Ground {
  const parts = partsOf(boxes, pad, surface);
  const left = Math.min(...parts.map((part) => part.x1), surface.width - 1);
  const top = Math.min(...parts.map((part) => part.y1), surface.height - 1);
  const right = Math.max(...parts.map((part) => part.x2), left + 1);
  const bottom = Math.max(...parts.map((part) => part.y2), top + 1);
  const { data, width } = surface.pixels({ x: left, y: top, width: right - left, height: bottom - top });
  const area = parts.reduce((sum, { x1, y1, x2, y2 }) => sum + (x2 - x1) * (y2 - y1), 0);
  const every = Math.max(1, Math.ceil(area / MOST_SAMPLES));
  const samples = new Uint8Array(Math.ceil(area / every) * 3);
  const luminances = new Float64Array(Math.ceil(area / every));
  let darkest = 1;
  let lightest = 0;
  let seen = 0;
  let kept = 0;
  for (const { x1, y1, x2, y2 } of parts)
    for (let y = y1; y < y2; y++)
      for (let x = x1, at = ((y - top) * width + x1 - left) * 4; x < x2; x++, at += 4) {
        const r = data[at] as number;
        const g = data[at + 1] as number;
        const b = data[at + 2] as number;
        const luminance = (RED[r] as number) + (GREEN[g] as number) + (BLUE[b] as number);
        if (luminance < darkest) darkest = luminance;
        if (luminance > lightest) lightest = luminance;
        if (seen++ % every !== 0) continue;
        samples[kept * 3] = r;
        samples[kept * 3 + 1] = g;
        samples[kept * 3 + 2] = b;
        luminances[kept++] = luminance;
      }
  const sorted = luminances.subarray(0, kept).sort();
  const at = (share: number) => sorted[Math.min(kept - 1, Math.floor(share * kept))] ?? 1;
  return {
    samples: samples.subarray(0, kept * 3),
    darkest: area === 0 ? 1 : darkest,
    lightest: area === 0 ? 1 : lightest,
    low: at(0.05),
    high: at(0.95),
    mean: sorted.reduce((sum, v) => sum + v, 0) / Math.max(1, kept),
    spread: lightness(at(0.95)) - lightness(at(0.05)),
  };
}

/** WCAG contrast of a colour against the worst of these pixels. */
export function worstContrast(colour: Ink, ground: Pick<Ground, 'darkest' | 'lightest'>): number {
  const { darkest, lightest } = ground;
  if (colour.luminance > darkest && colour.luminance < lightest) return 1;
  return Math.min(luminanceContrast(colour.luminance, darkest), luminanceContrast(colour.luminance, lightest));
}

/** The extremes of the ground once `veil` covers it with an opacity of `strength`. */
function veiled({ samples }: Ground, veil: Ink, strength: number): { darkest: number; lightest: number } {
  const [vr, vg, vb] = veil.rgb;
  let darkest = 1;
  let lightest = 0;
  for (let i = 0; i < samples.length; i += 3) {
    const r = samples[i] as number;
    const g = samples[i + 1] as number;
    const b = samples[i + 2] as number;
    const y =
      (RED[Math.round(r + (vr - r) * strength)] as number) +
      (GREEN[Math.round(g + (vg - g) * strength)] as number) +
      (BLUE[Math.round(b + (vb - b) * strength)] as number);
    if (y < darkest) darkest = y;
    if (y > lightest) lightest = y;
  }
  return { darkest, lightest };
}

/** The least opacity, 0 to 1 by hundredths, at which `colour` reaches `target` on the veiled ground; null when none does. */
export function leastVeil(ground: Ground, colour: Ink, veil: Ink, target: number): number | null {
  const reaches = (strength: number) => worstContrast(colour, veiled(ground, veil, strength)) >= target;
  if (reaches(0)) return 0;
  if (!reaches(1)) return null;
  let [fails, works] = [0, 100];
  while (works - fails > 1) {
    const middle = (fails + works) >> 1;
    if (reaches(middle / 100)) works = middle;
    else fails = middle;
  }
  return works / 100;
}
