/** Which colours a picture of figures is made of: the brand's, kept light behind people so that every skin stands out. */
import { hexToRgb, labToSrgb, type Rgb, rgbToHex, srgbToLab } from '../../../../imaging/index';
import type { Tensor } from '../../../stage';
import type { PlacedFigure } from './plan';

export interface Colours {
  ground: string;
  panel: string;
  floor: string;
  hills: readonly [string, string];
  /** What is worn, one ink per figure. */
  wear: readonly string[];
}

const FALLBACK = ['#2f5d62', '#e07a5f', '#f2cc8f'];

/** Rows of (L/100, a/128, b/128, weight) back to colours; see palette.ts. */
export function coloursOf(palette: Tensor): Colours {
  const rows = Array.from({ length: palette.data.length / 4 }, (_, row) =>
    [0, 1, 2, 3].map((at) => Number(palette.data[row * 4 + at])),
  );
  const brand = rows
    .filter((row) => (row[3] ?? 0) > 0)
    .map(([l = 0, a = 0, b = 0]) => labToSrgb([l * 100, a * 128, b * 128]));
  const inks = brand.length > 0 ? brand : FALLBACK.map(hexToRgb);
  const main = inks[0] ?? [47, 93, 98];
  const second = inks.find((ink) => distance(ink, main) > 25) ?? main;
  const strong = inks.map((ink) => shade(ink, (l) => Math.min(62, Math.max(24, l))));
  return {
    ground: at(main, 95, 0.22),
    panel: at(second, 84, 0.62),
    floor: at(main, 87, 0.4),
    hills: [at(main, 80, 0.5), at(second, 74, 0.55)],
    wear: [...strong, ...strong.map((ink) => rgbToHex(hexToRgb(ink).map((v) => v * 0.72) as unknown as Rgb))],
  };
}

export function wearOf(colours: Colours, figure: PlacedFigure): { top: string; bottom: string } {
  const { wear } = colours;
  const first = Math.floor(figure.colour * wear.length) % wear.length;
  const top = wear[first] ?? '#2f5d62';
  const bottom = shade(hexToRgb(wear[(first + Math.ceil(wear.length / 2)) % wear.length] ?? top), (l) =>
    Math.min(34, l * 0.6),
  );
  return { top, bottom };
}

export function darker(hex: string, by: number): string {
  const [l, a, b] = srgbToLab(hexToRgb(hex));
  return rgbToHex(labToSrgb([Math.max(0, l - by), a * 0.98, b * 0.98]));
}

/** The same hue at a lightness, with a share of its chroma. */
function at(rgb: Rgb, lightness: number, chroma: number): string {
  const [, a, b] = srgbToLab(rgb);
  return rgbToHex(labToSrgb([lightness, a * chroma, b * chroma]));
}

function shade(rgb: Rgb, lightness: (l: number) => number): string {
  const [l, a, b] = srgbToLab(rgb);
  return rgbToHex(labToSrgb([lightness(l), a, b]));
}

function distance(one: Rgb, other: Rgb): number {
  const [p, q] = [srgbToLab(one), srgbToLab(other)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}
