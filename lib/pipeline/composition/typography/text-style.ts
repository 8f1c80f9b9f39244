import { ColophonError } from '../../../errors/index';
import { BUNDLED_TYPEFACES, detectScripts, directionOf, FONTS, type Typefaces } from '../../../imaging/index';
import type { PresetSnapshot } from '../../brief/index';

export type TextRole = 'headline' | 'subline' | 'callToAction' | 'label';

/** How one text is set; sizes come later. */
export interface TextStyle {
  role: TextRole;
  /** As it is drawn: `case: upper` applied. */
  text: string;
  family: string;
  weight: number;
  /** CSS font-family list for Skia. */
  stack: string;
  /** em */
  tracking: number;
  /** Distance of baselines in em. */
  leading: number;
  direction: 'ltr' | 'rtl';
}

/** Marks above and below make these scripts taller than Latin; letter spacing would tear their joins. */
const TALL: Readonly<Record<string, { display: number; text: number }>> = {
  Arabic: { display: 1.3, text: 1.6 },
  Devanagari: { display: 1.3, text: 1.5 },
};
const SCRIPT_FAMILY: Readonly<Record<string, string>> = {
  Arabic: 'Noto Sans Arabic',
  Devanagari: 'Noto Sans Devanagari',
};

/** Names what cannot be set the way a person would say it. */
function nameOf(missing: readonly string[]): string {
  const [script] = detectScripts(missing.join(''));
  if (script === 'Emoji') return `the emoji ${missing.slice(0, 3).join(' ')}`;
  return script && script !== 'Other' && !SET_HERE.has(script) ? script : `the character “${missing[0]}”`;
}
const SET_HERE = new Set(FONTS.flatMap((font) => font.scripts));

function leadingOf(role: TextRole, script: string | undefined, upper: boolean, serif: boolean): number {
  const display = role === 'headline';
  const tall = TALL[script ?? ''];
  if (tall) return display ? tall.display : tall.text;
  if (!display) return role === 'subline' ? 1.36 : 1.2;
  return upper ? 1.0 : serif ? 1.08 : 1.05;
}

/**
 * Chooses typeface, weight, tracking, leading and direction of one text from the preset and the text's own script.
 * Throws `unsupported_font` or `unsupported_script`.
 */
export function textStyle(
  role: TextRole,
  original: string,
  preset: Pick<PresetSnapshot, 'type'>,
  typefaces: Typefaces = BUNDLED_TYPEFACES,
): TextStyle {
  const face = role === 'headline' ? preset.type.display : preset.type.text;
  const upper = face.case === 'upper' && role !== 'subline';
  const text = upper ? original.toLocaleUpperCase('en') : original;
  const own = typefaces.find(face.family);
  if (!own) throw new ColophonError('unsupported_font', { family: face.family, families: [...typefaces.families] });
  const missing = typefaces.missing(own.family, text);
  if (missing.length > 0) throw new ColophonError('unsupported_script', { role, script: nameOf(missing) });

  const scripts = detectScripts(text);
  const [main] = scripts;
  const family = main && !own.scripts.includes(main) ? (SCRIPT_FAMILY[main] ?? 'Inter') : own.family;
  // A display face carries weight by its shapes; the plain fallback needs it in its strokes.
  const least = role === 'callToAction' ? 600 : role === 'headline' && family !== own.family ? 600 : 100;
  const weight = typefaces.nearestWeight(family, Math.max(least, face.weight));
  const joined = scripts.some((script) => script in TALL);
  return {
    role,
    text,
    family,
    weight,
    stack: typefaces.stack(family, weight, text),
    tracking: joined ? 0 : face.tracking,
    leading: leadingOf(role, main, upper, own.kind === 'serif'),
    direction: directionOf(text),
  };
}
