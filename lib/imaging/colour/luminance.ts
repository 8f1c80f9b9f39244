import type { Rgb } from './rgb';

const LINEAR = Float64Array.from({ length: 256 }, (_, i) => decode(i));

function decode(step: number): number {
  const v = step / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
}

/** One sRGB channel, 0–255, to linear light, 0–1. Whole steps come from a table: contrast is measured on every pixel. */
export function linear(step: number): number {
  return LINEAR[step] ?? decode(step);
}

/** Its inverse: linear light, 0 to 1, clipped, to sRGB, 0 to 255. */
export function fromLinear(value: number): number {
  const v = Math.min(1, Math.max(0, value));
  return 255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055);
}

/** WCAG 2 relative luminance, 0 (black) to 1 (white). */
export function relativeLuminance([r, g, b]: Rgb): number {
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** WCAG 2 contrast of two relative luminances, 1 to 21. */
export function luminanceContrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** WCAG 2 contrast of two opaque colours, 1 to 21; the order does not matter. */
export function contrastRatio(one: Rgb, other: Rgb): number {
  return luminanceContrast(relativeLuminance(one), relativeLuminance(other));
}
