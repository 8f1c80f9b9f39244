/**
 * Moves a picture's colours towards a palette: every colour is drawn to the palette colours around it, the nearer the more, so
 * that gradients stay gradients. Lightness follows at a third of the strength, because it carries the drawing.
 *
 * The map is computed on a 25³ lattice of sRGB and read between its points (trilinear), as printers' profiles are.
 */
import type { Pixels } from '../pixels';
import { type Lab, labToSrgb, srgbToLab } from './lab';
import { isSkinColour, skinness } from './palette-distance';
import type { Rgb } from './rgb';

export interface TransferOptions {
  /** 0 (nothing) to 1 (onto the palette, but for shading). */
  strength: number;
  /** Leave pixels of skin colour exactly as they are. */
  skin: boolean;
}

const SIDE = 25;
/** Steps in the table to the next point in red, green and blue. */
const [R, G, B] = [SIDE * SIDE * 3, SIDE * 3, 3];
/** Pull of a palette colour falls with this Lab distance (CIE76, which is cheap and only weighs here). */
const REACH = 18;
const LIGHTNESS_SHARE = 0.35;

function target(lab: Lab, palette: readonly Lab[]): Lab {
  const distances = palette.map((colour) =>
    Math.sqrt((colour[0] - lab[0]) ** 2 + (colour[1] - lab[1]) ** 2 + (colour[2] - lab[2]) ** 2),
  );
  const nearest = Math.min(...distances);
  let [l, a, b, sum] = [0, 0, 0, 0];
  palette.forEach((colour, i) => {
    const weight = Math.exp(-((((distances[i] ?? 0) - nearest) / REACH) ** 2));
    l += colour[0] * weight;
    a += colour[1] * weight;
    b += colour[2] * weight;
    sum += weight;
  });
  return [l / sum, a / sum, b / sum];
}

let points: readonly Lab[] = [];
/** The lattice's points in Lab: the same for every palette. */
function pointsInLab(): readonly Lab[] {
  if (points.length > 0) return points;
  const step = 255 / (SIDE - 1);
  const each = Array.from({ length: SIDE }, (_, at) => at * step);
  points = each.flatMap((r) => each.flatMap((g) => each.map((b) => srgbToLab([r, g, b]))));
  return points;
}

function lattice(palette: readonly Lab[], full: number, skin: boolean): Float32Array {
  const out = new Float32Array(SIDE ** 3 * 3);
  let at = 0;
  for (const lab of pointsInLab()) {
    const goal = target(lab, palette);
    const strength = skin ? full * (1 - skinness(lab)) : full;
    const moved = labToSrgb([
      lab[0] + (goal[0] - lab[0]) * strength * LIGHTNESS_SHARE,
      lab[1] + (goal[1] - lab[1]) * strength,
      lab[2] + (goal[2] - lab[2]) * strength,
    ]);
    out.set(moved, at);
    at += 3;
  }
  return out;
}

/**
 * One map, for as many pictures as are to be moved to the same palette.
 * @param palette sRGB 0–255, at least one colour. @returns a function that keeps alpha and does not change its input.
 */
export function paletteTransfer(palette: readonly Rgb[], options: TransferOptions): (pixels: Pixels) => Pixels {
  const table = lattice(palette.map(srgbToLab), options.strength, options.skin);
  return (pixels) => moved(pixels, table, options.skin);
}

/** @param palette sRGB 0–255, at least one colour. Alpha is kept; the input is not changed. */
export const transferToPalette = (pixels: Pixels, palette: readonly Rgb[], options: TransferOptions): Pixels =>
  paletteTransfer(palette, options)(pixels);

function moved(pixels: Pixels, table: Float32Array, skin: boolean): Pixels {
  const { width, height, channels } = pixels;
  const data = new Uint8Array(pixels.data);
  const scale = (SIDE - 1) / 255;
  for (let at = 0; at < data.length; at += channels) {
    const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    if (skin && isSkinColour(srgbToLab([red, green, blue]))) continue;
    const [r, g, b] = [red * scale, green * scale, blue * scale];
    const [r0, g0, b0] = [Math.min(SIDE - 2, r | 0), Math.min(SIDE - 2, g | 0), Math.min(SIDE - 2, b | 0)];
    const [fr, fg, fb] = [r - r0, g - g0, b - b0];
    const base = ((r0 * SIDE + g0) * SIDE + b0) * 3;
    for (let c = 0; c < 3; c++) {
      const p = base + c;
      const a00 = (table[p] as number) * (1 - fb) + (table[p + B] as number) * fb;
      const a01 = (table[p + G] as number) * (1 - fb) + (table[p + G + B] as number) * fb;
      const a10 = (table[p + R] as number) * (1 - fb) + (table[p + R + B] as number) * fb;
      const a11 = (table[p + R + G] as number) * (1 - fb) + (table[p + R + G + B] as number) * fb;
      const low = a00 * (1 - fg) + a01 * fg;
      const high = a10 * (1 - fg) + a11 * fg;
      data[at + c] = Math.round(low * (1 - fr) + high * fr);
    }
  }
  return { data, width, height, channels };
}
