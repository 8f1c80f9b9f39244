/**
 * The typefaces one preset may use: what is bundled, and the brand's own files before it. Nothing is found by a family's name
 * unless the preset brought the file itself, so an organisation's font is never another's.
 */
import { createHash } from 'node:crypto';
import { GlobalFonts } from '@napi-rs/canvas';
import { ColophonError } from '../../errors/index';
import { FALLBACKS, FONTS, type Font, findFont } from './catalogue';
import { bundledStack, INVISIBLE, missingFrom } from './font-stack';
import { readCoverage } from './read-coverage';

export interface BrandFont {
  family: string;
  weight: number;
  kind: Font['kind'];
  scripts: readonly string[];
  /** woff2. */
  bytes: Uint8Array;
}

export interface Typeface {
  family: string;
  kind: Font['kind'];
  scripts: readonly string[];
  weights: readonly number[];
}

export interface Typefaces {
  families: readonly string[];
  find(family: string): Typeface | undefined;
  /** The weight there is nearest to `weight`, 100–900. Throws `unsupported_font`. */
  nearestWeight(family: string, weight: number): number;
  /** Characters of `text` that neither `family` nor a bundled fallback can set, each once. */
  missing(family: string, text: string): string[];
  /** The CSS font-family list that sets `text`; registers what it names. Throws `unsupported_font`. */
  stack(family: string, weight: number, text: string): string;
}

/** Skia's list of fonts is one for the whole process; the least used of the brands' fonts leave it beyond this many bytes. */
const MOST_BYTES = 96e6;

type Key = NonNullable<ReturnType<typeof GlobalFonts.register>>;
interface Registered {
  key: Key;
  bytes: number;
}
const registered = new Map<string, Registered>();

/** A name that only somebody who holds the bytes can say. */
function aliasOf(bytes: Uint8Array): string {
  return `brand-${createHash('sha256').update(bytes).digest('hex')}`;
}

function register(alias: string, { bytes, family }: BrandFont): void {
  const known = registered.get(alias);
  registered.delete(alias);
  if (known) {
    registered.set(alias, known);
    return;
  }
  const key = GlobalFonts.register(Buffer.from(bytes), alias);
  if (!key) throw new ColophonError('font_unusable', { name: family, problem: 'it cannot be drawn with' });
  registered.set(alias, { key, bytes: bytes.byteLength });
  let held = [...registered.values()].reduce((sum, entry) => sum + entry.bytes, 0);
  for (const [name, entry] of registered) {
    if (held <= MOST_BYTES || name === alias) break;
    GlobalFonts.remove(entry.key);
    registered.delete(name);
    held -= entry.bytes;
  }
}

interface Opened {
  alias: string;
  font: BrandFont;
  covers: ReadonlySet<number>;
}

const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

/** The bundled typefaces, with a brand's own before them. */
export function typefacesOf(fonts: readonly BrandFont[]): Typefaces {
  const opened = fonts.map((font): Opened => ({ alias: aliasOf(font.bytes), font, covers: readCoverage(font.bytes) }));
  const families = [...new Set([...fonts.map((font) => font.family), ...FONTS.map((font) => font.family)])];
  const own = (family: string) => opened.filter(({ font }) => same(font.family, family));

  const find = (family: string): Typeface | undefined => {
    const files = own(family);
    const [first] = files;
    if (!first) return findFont(family);
    const weights = files.map(({ font }) => font.weight);
    return { family: first.font.family, kind: first.font.kind, scripts: first.font.scripts, weights };
  };
  const need = (family: string): Typeface => {
    const found = find(family);
    if (found) return found;
    throw new ColophonError('unsupported_font', { family, families: families.join(', ') });
  };
  const nearestWeight = (family: string, weight: number) =>
    need(family).weights.reduce((best, entry) => (Math.abs(entry - weight) < Math.abs(best - weight) ? entry : best));
  const fileOf = (family: string, weight: number) => {
    const nearest = nearestWeight(family, weight);
    return own(family).find(({ font }) => font.weight === nearest);
  };

  return {
    families,
    find,
    nearestWeight,
    missing(family, text) {
      const files = own(need(family).family);
      if (files.length === 0) return missingFrom([family, ...FALLBACKS], text);
      const left = [...text].filter((one) => !files.some(({ covers }) => covers.has(one.codePointAt(0) ?? 0)));
      return missingFrom(FALLBACKS, left.join(''));
    },
    stack(family, weight, text) {
      const file = fileOf(family, weight);
      if (!file) return bundledStack([need(family).family, ...FALLBACKS], weight, text);
      register(file.alias, file.font);
      const left = [...text].filter((one) => !file.covers.has(one.codePointAt(0) ?? 0) && !INVISIBLE.test(one));
      const rest = left.length > 0 ? `, ${bundledStack(FALLBACKS, weight, left.join(''))}` : '';
      return `"${file.alias}"${rest}`;
    },
  };
}

/** What every installation has. */
export const BUNDLED_TYPEFACES: Typefaces = typefacesOf([]);
