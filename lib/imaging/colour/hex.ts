import { ColophonError } from '../../errors/index';
import type { Rgb } from './rgb';

/** `#1a2b3c` → [26, 43, 60]. Throws `invalid_argument` for anything else. */
export function hexToRgb(hex: string): Rgb {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!match)
    throw new ColophonError('invalid_argument', { argument: 'colour', problem: `“${hex}” is not like #1a2b3c.` });
  const [, r = '', g = '', b = ''] = match;
  return [Number.parseInt(r, 16), Number.parseInt(g, 16), Number.parseInt(b, 16)];
}

/** Rounds and clips each channel: [26, 43, 60] → `#1a2b3c`. */
export function rgbToHex(rgb: Rgb): string {
  const two = (v: number) =>
    Math.round(Math.min(255, Math.max(0, v)))
      .toString(16)
      .padStart(2, '0');
  return `#${rgb.map(two).join('')}`;
}
