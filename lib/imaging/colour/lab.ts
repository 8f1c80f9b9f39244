/** sRGB (0–255) ↔ CIE Lab under D65, the white of sRGB itself, so that grey stays a = b = 0. IEC 61966-2-1, CIE 15. */
import { fromLinear, linear } from './luminance';
import type { Rgb } from './rgb';

/** L 0–100; a and b about −128 to 128. */
export type Lab = readonly [l: number, a: number, b: number];

const WHITE = [0.9504559270516717, 1, 1.0890577507598784] as const;
const EPSILON = 216 / 24389;
const KAPPA = 24389 / 27;

const forward = (t: number) => (t > EPSILON ? Math.cbrt(t) : (KAPPA * t + 16) / 116);
const backward = (t: number) => (t ** 3 > EPSILON ? t ** 3 : (116 * t - 16) / KAPPA);

export function srgbToLab([red, green, blue]: Rgb): Lab {
  const [r, g, b] = [linear(red), linear(green), linear(blue)];
  const x = forward((0.41239079926595934 * r + 0.357584339383878 * g + 0.1804807884018343 * b) / WHITE[0]);
  const y = forward((0.21263900587151027 * r + 0.715168678767756 * g + 0.07219231536073371 * b) / WHITE[1]);
  const z = forward((0.01933081871559182 * r + 0.11919477979462598 * g + 0.9505321522496607 * b) / WHITE[2]);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** Colours outside sRGB are clipped per channel. Answers fractions of a step; round to store. */
export function labToSrgb([l, a, b]: Lab): Rgb {
  const fy = (l + 16) / 116;
  const x = backward(fy + a / 500) * WHITE[0];
  const y = backward(fy) * WHITE[1];
  const z = backward(fy - b / 200) * WHITE[2];
  return [
    fromLinear(3.2409699419045226 * x - 1.537383177570094 * y - 0.4986107602930034 * z),
    fromLinear(-0.9692436362808796 * x + 1.8759675015077202 * y + 0.04155505740717559 * z),
    fromLinear(0.05563007969699366 * x - 0.20397695888897652 * y + 1.0569715142428786 * z),
  ];
}
