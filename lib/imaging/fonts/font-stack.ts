import { readFileSync } from 'node:fs';
import { GlobalFonts } from '@napi-rs/canvas';
import { ColophonError } from '../../errors/index';
import { FALLBACKS, FONTS, type Font, findFont } from './catalogue';
import { fontFile } from './font-files';
import { readCoverage } from './read-coverage';

const registered = new Map<string, string>();
const coverage = new Map<string, ReadonlySet<number>>();

/** Skia picks one file per family name and style, so that each subset and weight is registered once under its own name. */
function register(font: Font, subset: string, weight: number): string {
  const path = fontFile(font, subset, weight);
  const known = registered.get(path);
  if (known) return known;
  const name = `${font.family} ${subset} ${weight}`;
  if (!GlobalFonts.registerFromPath(path, name)) throw new ColophonError('file_not_found', { path });
  registered.set(path, name);
  return name;
}

function need(family: string): Font {
  const font = findFont(family);
  if (!font)
    throw new ColophonError('unsupported_font', { family, families: FONTS.map((entry) => entry.family).join(', ') });
  return font;
}

/** The bundled weight nearest to `weight` (100–900); Skia would thicken outlines to fake one that is missing. */
export function nearestWeight(family: string, weight: number): number {
  const { weights } = need(family);
  return weights.reduce((best, entry) => (Math.abs(entry - weight) < Math.abs(best - weight) ? entry : best));
}

export function stackOf(families: readonly string[]): readonly Font[] {
  return [...new Set(families.map(need))];
}

/**
 * The CSS font-family list that sets `text` in `family`, falling back per script and never to a font of the machine.
 * Registers the files it names. Throws `unsupported_font`.
 */
export function fontStack(family: string, weight: number, text: string): string {
  return bundledStack([family, ...FALLBACKS], weight, text);
}

/** The same for a list of bundled families, the first preferred. */
export function bundledStack(families: readonly string[], weight: number, text: string): string {
  let open = [...new Set(text)].map((character) => character.codePointAt(0) ?? 0);
  const names: string[] = [];
  stackOf(families).forEach((font, at) => {
    font.subsets.forEach((subset, i) => {
      const before = open.length;
      open = open.filter((code) => !covers(font, subset).has(code));
      const first = at === 0 && i === 0;
      if (first || open.length < before) names.push(`"${register(font, subset, nearestWeight(font.family, weight))}"`);
    });
  });
  return names.join(', ');
}

export function covers(font: Font, subset: string): ReadonlySet<number> {
  const key = `${font.family}/${subset}`;
  const known = coverage.get(key);
  if (known) return known;
  // Weights of one subset hold the same characters; 400 exists in every family.
  const read = readCoverage(readFileSync(fontFile(font, subset, nearestWeight(font.family, 400))));
  coverage.set(key, read);
  return read;
}

/** Joiners, marks of direction and line breaks steer shaping and need no glyph. */
export const INVISIBLE = /\s|[\u200b-\u200f\u202a-\u202e\u2060-\u2069]|\p{Variation_Selector}/u;

/** Characters of `text` that neither `family` nor a bundled fallback can set, each once. Throws `unsupported_font`. */
export function missingCharacters(family: string, text: string): string[] {
  return missingFrom([family, ...FALLBACKS], text);
}

/** The same for a list of bundled families. */
export function missingFrom(families: readonly string[], text: string): string[] {
  const stack = stackOf(families);
  return [...new Set(text)].filter((character) => {
    if (INVISIBLE.test(character)) return false;
    const code = character.codePointAt(0) ?? 0;
    return !stack.some((font) => font.subsets.some((subset) => covers(font, subset).has(code)));
  });
}
