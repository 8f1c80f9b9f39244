/**
 * A saved page and its style sheets → colours with how often each is used, typefaces, and what looks like a logo. Nothing is
 * fetched: a file that is only named stays a name.
 */
import { formatHex, parse as parseColour } from 'culori';
import { ColophonError } from '../../errors/index';
import { findFont, sanitiseSvg } from '../../imaging/index';
import { guessRoles } from './guess-roles';
import { logosIn } from './page-logos';
import { elementsOf, textIn } from './page-tree';
import type { FoundFont, Proposal } from './proposal';
import { readStyles, type StyleUse } from './read-styles';

const MOST_BYTES = 3_000_000;

/** @throws invalid_argument when it is too large. */
export function readPage(html: string, css: readonly string[]): Proposal {
  const bytes = Buffer.byteLength(html) + css.reduce((sum, sheet) => sum + Buffer.byteLength(sheet), 0);
  if (bytes > MOST_BYTES)
    throw new ColophonError('invalid_argument', {
      argument: 'page',
      problem: `is ${(bytes / 1e6).toFixed(1)} MB; the limit is ${MOST_BYTES / 1e6} MB. Save the page without its pictures.`,
    });
  const elements = elementsOf(html);
  const sheets = [...css];
  const uses: StyleUse[] = [];
  const notes: string[] = [];
  for (const element of elements) {
    const attribute = (name: string) => element.attrs.find((entry) => entry.name === name)?.value;
    if (element.tagName === 'style') sheets.push(textIn(element));
    const style = attribute('style');
    if (style) uses.push(...readStyles(`x{${style}}`));
    for (const name of ['fill', 'stroke', 'bgcolor', 'color']) {
      const value = attribute(name);
      if (value) uses.push({ kind: 'colour', value, property: name });
    }
    if (element.tagName === 'link' && /stylesheet/i.test(attribute('rel') ?? '') && attribute('href'))
      notes.push(`The style sheet ${String(attribute('href')).slice(0, 120)} was not fetched; add it as a file.`);
  }
  for (const sheet of sheets) uses.push(...readStyles(sheet));
  const logos = logosIn(elements, (svg) => sanitiseSvg(svg, { name: 'The drawing' }));
  return { colours: coloursOf(uses), fonts: fontsOf(uses), logos, notes: notes.slice(0, 10) };
}

function coloursOf(uses: readonly StyleUse[]): Proposal['colours'] {
  const counts = new Map<string, { uses: number; ground: number }>();
  for (const { kind, value, property, page } of uses) {
    if (kind !== 'colour') continue;
    const colour = parseColour(value);
    if (!colour || (colour.alpha ?? 1) < 0.5) continue;
    const hex = formatHex(colour).toLowerCase();
    const known = counts.get(hex) ?? { uses: 0, ground: 0 };
    known.uses++;
    // What lies under the page itself outweighs what lies under a button.
    if (/^background|^bgcolor/.test(property)) known.ground += page ? 1_000 : 1;
    counts.set(hex, known);
  }
  const sorted = [...counts].sort(([, a], [, b]) => b.uses - a.uses);
  const ground = [...sorted].sort(([, a], [, b]) => b.ground - a.ground)[0];
  return guessRoles(
    sorted.slice(0, 12).map(([hex, { uses: count }]) => ({
      hex,
      weight: count,
      uses: count,
      ground: ground !== undefined && ground[1].ground > 0 && hex === ground[0],
    })),
  );
}

const GENERIC =
  /^(serif|sans-serif|monospace|cursive|fantasy|system-ui|ui-[\w-]+|-apple-system|blinkmacsystemfont|emoji|math|inherit|initial|unset|revert)$/i;

function fontsOf(uses: readonly StyleUse[]): FoundFont[] {
  const counts = new Map<string, number>();
  for (const { kind, value } of uses)
    if (kind === 'font' && !GENERIC.test(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 8)
    .map(([family, count]) => ({ family, uses: count, bundled: findFont(family) !== undefined }));
}
