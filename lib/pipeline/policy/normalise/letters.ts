/** Letter by letter: what a reader sees, whatever the bytes say. The order is normative: see the folder's `index.ts`. */
import { LOOK_ALIKES } from './confusables-table';

/**
 * What Unicode says may be left out of display: soft hyphen, joiners, fillers, variation selectors, zero-width, bidi and tag
 * characters; and the marks of interlinear notes.
 */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu;
/** NFKC would turn ™ into the letters TM and glue them to the name before it. */
const MARKS_OF_TRADE = /[™℠®©]/gu;
const BLANKS = /[\u2800\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu;

const LETTERS = new Map(Object.entries(LOOK_ALIKES).flatMap(([latin, shapes]) => [...shapes].map((s) => [s, latin])));
/** Squared, circled and flag letters are symbols to Unicode and letters to a reader. */
const LETTER_SYMBOLS = /[\u{1f130}-\u{1f189}\u{1f1e6}-\u{1f1ff}]/gu;
const ASCII_WORD = /^[\p{ASCII}]*$/u;

/** NFKC, invisible characters out, letter symbols to letters; case and accents stay. */
export function clean(text: string): string {
  return text
    .replace(MARKS_OF_TRADE, ' ')
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(BLANKS, ' ')
    .replace(LETTER_SYMBOLS, (symbol) => LETTERS.get(symbol) ?? symbol);
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
    .normalize('NFC');
}

/** Look-alikes become the Latin letter they look like; case matters, because н and Н look like different letters. */
export function skeleton(word: string): string {
  if (ASCII_WORD.test(word)) return word.toLowerCase();
  let out = '';
  for (const letter of word.normalize('NFD').replace(/\p{M}/gu, '')) out += LETTERS.get(letter) ?? letter;
  return fold(out);
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
const LEET_USED = /[^\p{L}\p{M}\s]/u;

/**
 * Readings of a word written with digits and symbols for letters; 1, ! and | are read as i and as l. None for numbers
 * (`1945`), for words without them, and for a digit before or after a unit (`4k`, `50s`).
 */
export function unleet(word: string): string[] {
  if (!LEET_USED.test(word) || !/\p{L}/u.test(word) || /^\d+\p{L}$/u.test(word)) return [];
  const read = (table: Readonly<Record<string, string>>) => {
    let out = '';
    for (const letter of word) out += table[letter] ?? letter;
    return out.replace(/[^\p{L}\p{N}]/gu, '');
  };
  const [first, second] = [read(LEET_I), read(LEET_L)];
  return first === second ? [first] : [first, second];
}

/** `kiiill` → `kil`; what the vocabulary compares run by run. */
export function collapse(word: string): string {
  return word.replace(/(.)\1+/gu, '$1');
}
