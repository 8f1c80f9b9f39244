import { luminanceContrast } from '../../../imaging/index';
import { type Ground, leastVeil, lightness, worstContrast } from './ground';
import type { Ink, Palette } from './palette';

/** WCAG 2.2 AA for text; the aim lies above it because the delivered file is encoded with loss and carries a mark. */
export const LEAST_CONTRAST = 4.5;
export const AIM_CONTRAST = 5;
/** What the finished pixels must show before composition is content. */
export const SURE_CONTRAST = 4.75;

export interface InkChoice {
  ink: Ink;
  /** What the picture is covered with, and how far, 0 to 1. */
  veil: Ink;
  strength: number;
}

const defined = (inks: readonly (Ink | undefined)[]) => inks.filter((entry): entry is Ink => entry !== undefined);

/** Type colours worth trying, the brand's own first. */
export function typeInks(palette: Palette): Ink[] {
  return defined([palette.role('text'), palette.role('background'), palette.dark, palette.light]);
}

/**
 * The type colour for a picture, with the lightest veil that lets it be read: none where the picture is calm and even enough.
 * @param ground the pixels behind all of the type
 * @param least veil wanted anyway, for the layout's own look
 */
export function chooseInk(ground: Ground, palette: Palette, least: number): InkChoice {
  // On a busy ground letters dissolve even where every pixel has contrast enough.
  const calm = ground.spread > 34 ? 0.3 : 0;
  let best: (InkChoice & { cost: number }) | null = null;
  typeInks(palette).forEach((ink, preference) => {
    const veil =
      luminanceContrast(ink.luminance, palette.dark.luminance) >
      luminanceContrast(ink.luminance, palette.light.luminance)
        ? palette.dark
        : palette.light;
    const needed = leastVeil(ground, ink, veil, AIM_CONTRAST);
    if (needed === null) return;
    const strength = Math.max(needed, calm, least);
    // What a veil costs is how far it takes the picture from itself.
    const change = Math.abs(lightness(veil.luminance) - lightness(ground.mean)) / 100;
    const cost = strength * (0.3 + change) + preference * 0.02;
    if (!best || cost < best.cost) best = { ink, veil, strength, cost };
  });
  // A palette without dark and light still has both by tint, so a full veil always carries one of them.
  return best ?? { ink: palette.light, veil: palette.dark, strength: 1 };
}

/** The best type colour for an even ground, such as a panel or a button; the first that has room to spare. */
export function inkOn(ground: Ink, palette: Palette): Ink {
  const flat = { darkest: ground.luminance, lightest: ground.luminance };
  const inks = typeInks(palette);
  return (
    inks.find((candidate) => worstContrast(candidate, flat) >= 7) ??
    inks.reduce((best, candidate) => (worstContrast(candidate, flat) > worstContrast(best, flat) ? candidate : best))
  );
}

/** Contrast of a button to what is around it: enough to be seen as one; its words carry their own 4.5:1. */
const STANDS_OUT = 2;

/** An ornament's colour on an even ground: the accent, unless it drowns there. */
export function chooseAccent(ground: Ink, palette: Palette): Ink {
  const accent = palette.role('accent');
  const seen = accent && luminanceContrast(accent.luminance, ground.luminance) >= STANDS_OUT;
  return seen ? accent : inkOn(ground, palette);
}

/** Fill and type of a button that stands out from `ground` (mean luminance): the brand's accent where it can. */
export function chooseButton(ground: number, palette: Palette, avoid: Ink | null): { fill: Ink; ink: Ink } {
  const fills = defined([
    palette.role('accent'),
    palette.role('primary'),
    palette.role('text'),
    palette.role('background'),
    palette.role('secondary'),
    palette.dark,
    palette.light,
  ]).filter((fill) => fill.hex !== avoid?.hex);
  const readable = fills
    .map((fill) => ({ fill, ink: inkOn(fill, palette) }))
    .filter(({ fill, ink }) => luminanceContrast(fill.luminance, ink.luminance) >= LEAST_CONTRAST);
  const stands = (fill: Ink) => luminanceContrast(fill.luminance, ground);
  const choice =
    readable.find(({ fill }) => stands(fill) >= STANDS_OUT) ??
    [...readable].sort((a, b) => stands(b.fill) - stands(a.fill))[0];
  return choice ?? { fill: palette.dark, ink: palette.light };
}

/** The panel of the split layout: the brand's leading colour, if type can be set on it. */
export function choosePanel(palette: Palette): Ink {
  const wanted = defined([
    palette.role('primary'),
    palette.role('secondary'),
    palette.role('background'),
    palette.dark,
  ]);
  return (
    wanted.find((panel) => luminanceContrast(panel.luminance, inkOn(panel, palette).luminance) >= AIM_CONTRAST) ??
    palette.dark
  );
}
