/** How far a picture is from a palette, by area, and the pixels that neither count nor may be changed. */
import type { Box, Pixels } from '../pixels';
import { resize } from '../transform';
import { deltaE2000 } from './delta-e-2000';
import { type Lab, srgbToLab } from './lab';
import type { Rgb } from './rgb';

export interface PaletteDistance {
  /** Mean ΔE2000 of the pixels looked at to the palette colour nearest to each. */
  mean: number;
  /** Per palette colour, in the palette's order: share of the area nearest to it, and its pixels' mean ΔE2000 (0 when none). */
  colours: readonly { share: number; mean: number }[];
  /** Share of the picture that was looked at. */
  looked: number;
}

export interface PaletteDistanceOptions {
  /** Parts that are somebody else's colours, such as a product; pixels of the picture. */
  leaveOut?: readonly Box[];
  /** Leave pixels of skin colour out. */
  skin: boolean;
}

/** Averages this many pixels on the long side: what the eye takes for the picture's colour is no single pixel. */
const LONG_SIDE = 64;

/**
 * Skin colours of all Monk tones under daylight lie in this part of Lab: hue 25–100°, chroma 3–48, and neither black nor white.
 * Wood and clay lie there too; a picture known to be without people is measured without this. Source: the ten Monk swatches at
 * ±15 % exposure, docs/decisions/0111.
 */
const SKIN = { lightness: [12, 98], chroma: [3, 48], hue: [25, 100] } as const;

export function isSkinColour(lab: Lab): boolean {
  return skinness(lab) === 1;
}

/** 1 for skin colours, falling to 0 over the colours next to them, so that a correction has no edge there. */
export function skinness([l, a, b]: Lab): number {
  const outside = (value: number, [low, high]: readonly [number, number], ramp: number) =>
    Math.max(low - value, value - high, 0) / ramp;
  const hue = (Math.atan2(b, a) * 180) / Math.PI;
  const away = outside(l, SKIN.lightness, 10) + outside(Math.hypot(a, b), SKIN.chroma, 24) + outside(hue, SKIN.hue, 22);
  return Math.max(0, 1 - away);
}

export async function paletteDistance(
  pixels: Pixels,
  palette: readonly Rgb[],
  options: PaletteDistanceOptions,
): Promise<PaletteDistance> {
  const scale = LONG_SIDE / Math.max(pixels.width, pixels.height);
  const width = Math.max(1, Math.round(pixels.width * scale));
  const height = Math.max(1, Math.round(pixels.height * scale));
  const small = scale < 1 ? await resize(pixels, width, height, { kernel: 'mitchell' }) : pixels;
  const labs = palette.map(srgbToLab);
  const sums = labs.map(() => ({ count: 0, sum: 0 }));
  let looked = 0;
  let total = 0;
  for (let y = 0; y < small.height; y++)
    for (let x = 0; x < small.width; x++) {
      const at = (y * small.width + x) * small.channels;
      if (isLeftOut((x + 0.5) / small.width, (y + 0.5) / small.height, pixels, options.leaveOut ?? [])) continue;
      const lab = srgbToLab([small.data[at] ?? 0, small.data[at + 1] ?? 0, small.data[at + 2] ?? 0]);
      if (options.skin && isSkinColour(lab)) continue;
      const { index, distance } = nearest(lab, labs);
      const sum = sums[index];
      if (!sum) continue;
      sum.count++;
      sum.sum += distance;
      looked++;
      total += distance;
    }
  return {
    mean: looked === 0 ? 0 : total / looked,
    colours: sums.map(({ count, sum }) => ({
      share: looked === 0 ? 0 : count / looked,
      mean: count === 0 ? 0 : sum / count,
    })),
    looked: looked / (small.width * small.height),
  };
}

function isLeftOut(x: number, y: number, { width, height }: Pixels, boxes: readonly Box[]): boolean {
  return boxes.some(
    (box) =>
      x * width >= box.x && x * width < box.x + box.width && y * height >= box.y && y * height < box.y + box.height,
  );
}

function nearest(lab: Lab, palette: readonly Lab[]): { index: number; distance: number } {
  let best = { index: 0, distance: Number.POSITIVE_INFINITY };
  palette.forEach((colour, index) => {
    const distance = deltaE2000(lab, colour);
    if (distance < best.distance) best = { index, distance };
  });
  return best;
}
