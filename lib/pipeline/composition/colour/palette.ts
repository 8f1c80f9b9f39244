import { hexToRgb, labToSrgb, type Rgb, relativeLuminance, rgbToHex, srgbToLab } from '../../../imaging/index';
import type { ColourRole, PresetSnapshot } from '../../brief/index';

export interface Ink {
  hex: string;
  rgb: Rgb;
  /** WCAG relative luminance. */
  luminance: number;
}

export interface Palette {
  role(role: ColourRole): Ink | undefined;
  all: readonly Ink[];
  /** The brand's darkest and lightest colours, deepened or lifted until type can be set in or on them. */
  dark: Ink;
  light: Ink;
}

export function ink(rgb: Rgb): Ink {
  const [r, g, b] = rgb.map(Math.round) as unknown as Rgb;
  return { hex: rgbToHex([r, g, b]), rgb: [r, g, b], luminance: relativeLuminance([r, g, b]) };
}

/** The same hue at another lightness; near the ends of the scale less of the colour, as printers' tints have. */
function tint(colour: Ink, lightness: number, share: number): Ink {
  const [, a, b] = srgbToLab(colour.rgb);
  return ink(labToSrgb([lightness, a * share, b * share]));
}

/** Below this a colour carries white type, above the other one it carries black type, each with room to spare. */
const DARK_ENOUGH = 0.06;
const LIGHT_ENOUGH = 0.75;

export function readPalette(colours: PresetSnapshot['colours']): Palette {
  const all = colours.map((colour) => ink(hexToRgb(colour.hex)));
  const role = (wanted: ColourRole) => all[colours.findIndex((colour) => colour.role === wanted)];
  const sorted = [...all].sort((a, b) => a.luminance - b.luminance);
  const lead = role('primary') ?? (all[0] as Ink);
  const [darkest, lightest] = [sorted[0] ?? lead, sorted.at(-1) ?? lead];
  return {
    role,
    all,
    dark: darkest.luminance <= DARK_ENOUGH ? darkest : tint(lead, 9, 0.35),
    light: lightest.luminance >= LIGHT_ENOUGH ? lightest : tint(lead, 97, 0.12),
  };
}
