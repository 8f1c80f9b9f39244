/** The pixels behind type, and what type on them can reach. */
import { type Box, linear, luminanceContrast, type Pixels } from '../../../imaging/index';
import type { Ink } from './palette';

export interface Ground {
  /** RGB triples of the pixels looked at. */
  samples: Uint8Array;
  darkest: number;
  lightest: number;
  mean: number;
  /** Difference of the 5th and the 95th percentile of lightness (CIE L*): how busy it is. */
  spread: number;
}

const lightness = (y: number) => (y > 216 / 24389 ? 116 * Math.cbrt(y) - 16 : (24389 / 27) * y);
const luminanceOf = (r: number, g: number, b: number) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);

function clip(box: Box, pixels: Pixels, pad: number): { x1: number; y1: number; x2: number; y2: number } {
  return {
    x1: Math.max(0, Math.floor(box.x - pad)),
    y1: Math.max(0, Math.floor(box.y - pad)),
    x2: Math.min(pixels.width, Math.ceil(box.x + box.width + pad)),
    y2: Math.min(pixels.height, Math.ceil(box.y + box.height + pad)),
  };
}

/** Every pixel of the boxes and `pad` pixels around them; `step` skips rows and columns where an estimate is enough. */
export function readGround(pixels: Pixels, boxes: readonly Box[], pad: number, step = 1): Ground {
  const found: number[] = [];
  const luminances: number[] = [];
  for (const box of boxes) {
    const { x1, y1, x2, y2 } = clip(box, pixels, pad);
    for (let y = y1; y < y2; y += step)
      for (let x = x1; x < x2; x += step) {
        const at = (y * pixels.width + x) * pixels.channels;
        const [r, g, b] = [pixels.data[at] ?? 0, pixels.data[at + 1] ?? 0, pixels.data[at + 2] ?? 0];
        found.push(r, g, b);
        luminances.push(luminanceOf(r, g, b));
      }
  }
  const sorted = Float64Array.from(luminances).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 1;
  return {
    samples: Uint8Array.from(found),
    darkest: sorted[0] ?? 1,
    lightest: sorted.at(-1) ?? 1,
    mean: sorted.reduce((sum, v) => sum + v, 0) / Math.max(1, sorted.length),
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
  let [darkest, lightest] = [1, 0];
  for (let i = 0; i < samples.length; i += 3) {
    const mix = (below: number, above: number) => Math.round(below + (above - below) * strength);
    const y = luminanceOf(mix(samples[i] ?? 0, vr), mix(samples[i + 1] ?? 0, vg), mix(samples[i + 2] ?? 0, vb));
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
