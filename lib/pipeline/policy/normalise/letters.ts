/** Letter by letter: what a reader sees, whatever the bytes say. The order is normative: see the folder's `index.ts`. */
import { LOOK_ALIKES } from './confusables-table';
import { UNICODE_CONFUSABLES } from './unicode-confusables-table';

/**
 * What Unicode says may be left out of display: soft hyphen, joiners, fillers, variation selectors, zero-width, bidi and tag
 * characters; and the marks of interlinear notes.
 */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb\u0640]/gu;
/** Characters written as code (`&#110;`, `%6e`, `\\u006e`): an engine or a page may read them as letters. */
const ESCAPED = /&#(\d{2,6});|&#x([0-9a-f]{2,5});|\\u\{?([0-9a-f]{4,5})\}?|%([0-9a-f]{2})(?=[%\p{L}\p{N}]|$)/giu;
/** A word cut at the end of a line. */
const CUT_AT_LINE_END = /(?<=\p{L})-\s*\n\s*(?=\p{L})/gu;
/** NFKC would turn ™ into the letters TM and glue them to the name before it. */
const MARKS_OF_TRADE = /[™℠®©]/gu;
const BLANKS = /[\u2800\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu;

/** Unicode's table, and over it ours: shapes that a reader takes for a letter and Unicode's purpose (identifiers) leaves out. */
const LETTERS = new Map(
  [...Object.entries(UNICODE_CONFUSABLES), ...Object.entries(LOOK_ALIKES)].flatMap(([latin, shapes]) =>
    [...shapes].map((shape) => [shape, latin]),
  ),
);
/** Unicode makes one class of I, l and |; whether a shape is meant for i or l, the word decides. */
const I_OR_L = new Set(UNICODE_CONFUSABLES.l ?? '');
/** Squared, circled and flag letters are symbols to Unicode and letters to a reader. */
const LETTER_SYMBOLS = /[\u{1f130}-\u{1f189}\u{1f1e6}-\u{1f1ff}]/gu;
const ASCII_WORD = /^[\p{ASCII}]*$/u;
const PLAIN = /^[\w\s.,:;!?'"()\-–—’“”/]*$/u;

/** NFKC, invisible characters out, letter symbols to letters; case and accents stay. */
export function clean(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(ESCAPED, characterOf)
    .replace(CUT_AT_LINE_END, '')
    .replace(MARKS_OF_TRADE, ' ')
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(BLANKS, ' ')
    .replace(LETTER_SYMBOLS, (symbol) => LETTERS.get(symbol) ?? symbol);
}

function characterOf(written: string, ...codes: (string | undefined)[]): string {
  const [decimal, ...hexadecimal] = codes.slice(0, 4);
  const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal.find((digits) => digits) ?? '', 16);
  // Lone surrogates and controls are no letters; what cannot be one stays as it was written.
  return code >= 0x20 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : written;
}

const PIECE = /&#x?[0-9a-f]+;|\\u\{?[0-9a-f]{4,5}\}?|%[0-9a-f]{2}|\P{M}\p{M}*/giu;

/** Where a stretch of the cleaned text stands in the text as written: what a screen highlights. */
export function sourceSpan(source: string, start: number, end: number): { start: number; end: number } {
  if (PLAIN.test(source)) return { start, end };
  let [at, from, to] = [0, -1, source.length];
  for (const piece of source.matchAll(PIECE)) {
    const length = clean(piece[0]).length;
    if (from < 0 && at + length > start) from = piece.index;
    at += length;
    if (at >= end && length > 0) {
      to = piece.index + piece[0].length;
      break;
    }
  }
  return { start: Math.max(0, from), end: to };
}

/** What a reader sees where a text was written backwards behind a right-to-left override; null when nothing was. */
export function displayed(source: string): string | null {
  if (!source.includes('\u202e')) return null;
  return source.replace(/\u202e([^\u202c\n]*)/gu, (_, hidden: string) => [...hidden].reverse().join(''));
}

/** Lower case without accents. */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  if (ASCII_WORD.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('đ', 'd')
    .normalize('NFC');
}

/** Look-alikes become the Latin letter they look like; case matters, because н and Н look like different letters. */
export function skeleton(word: string): string {
  if (ASCII_WORD.test(word)) return word.toLowerCase();
  let out = '';
  for (const letter of word.normalize('NFD').replace(/\p{M}/gu, '')) out += LETTERS.get(letter) ?? letter;
  return fold(out);
}

/** The same where shapes that may be i or l are read as i; null when there is none. */
export function skeletonWithI(word: string): string | null {
  if (ASCII_WORD.test(word) || ![...word].some((letter) => I_OR_L.has(letter))) return null;
  return skeleton([...word].map((letter) => (I_OR_L.has(letter) ? 'i' : letter)).join(''));
}

const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '2': 'z',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'g',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '€': 'e',
  '£': 'l',
  '¥': 'y',
  '(': 'c',
  '+': 't',
  '¢': 'c',
  '§': 's',
  '†': 't',
  '×': 'x',
  '○': 'o',
  '◯': 'o',
  '●': 'o',
  '⭕': 'o',
  '∨': 'v',
  µ: 'u',
};
const LEET_I = { ...LEET, '1': 'i', '!': 'i', '|': 'i', '¡': 'i' };
const LEET_L = { ...LEET, '1': 'l', '!': 'l', '|': 'l', '¡': 'i' };
/** Letters drawn with several characters. */
const DRAWN_LETTERS: readonly (readonly [string, string])[] = [
  ['\\/\\/', 'w'],
  ['|\\|', 'n'],
  ['|_|', 'u'],
  ['|-|', 'h'],
  ['|<', 'k'],
  ['|)', 'd'],
  ['|3', 'b'],
  ['()', 'o'],
  ['[]', 'o'],
  ['/\\', 'a'],
  ['\\/', 'v'],
];
const LEET_USED = /[^\p{L}\p{M}\s]/u;

/**
 * Readings of a word written with digits and symbols for letters; 1, ! and | are read as i and as l. None for numbers
 * (`1945`), for words without them, and for a digit before or after a unit (`4k`, `50s`).
 */
export function unleet(word: string): string[] {
  if (!LEET_USED.test(word) || !/\p{L}/u.test(word) || /^\d+\p{L}$/u.test(word)) return [];
  return readAsLetters(word);
}

/** The same for any word, numbers too: `70` → `to`. For texts that write digits for letters anyway. */
export function readAsLetters(word: string): string[] {
  const read = (table: Readonly<Record<string, string>>) => {
    let out = '';
    for (const letter of word) out += table[letter] ?? letter;
    return out.replace(/[^\p{L}\p{N}]/gu, '');
  };
  const [first, second] = [read(LEET_I), read(LEET_L)];
  return first === second ? [first] : [first, second];
}

/** `|\|ude` → `nude`. */
export function undraw(word: string): string {
  if (!/[|[\\/(]/.test(word)) return word;
  return DRAWN_LETTERS.reduce((text, [drawn, letter]) => text.replaceAll(drawn, letter), word);
}

/** `kiiill` → `kil`; what the vocabulary compares run by run. */
export function collapse(word: string): string {
  return word.replace(/(.)\1+/gu, '$1');
}
