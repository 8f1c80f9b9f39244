/** A text cut into words three ways, because a disguise hides in where words seem to begin and end. */
import { clean, fold, readAsLetters, skeleton, skeletonWithI, undraw, unleet } from './letters';

export interface Token {
  /** Readings of this word, lower case, the plainest first. */
  forms: readonly string[];
  /** Letters hidden behind `*` (`p*rn`), else empty. */
  masked: string;
  /** Where it stands in the cleaned text. */
  start: number;
  end: number;
  /** As written. */
  raw: string;
}

/** A token made of several words: which ones. */
export interface Run extends Token {
  first: number;
  last: number;
}

export interface Views {
  text: string;
  /** Words as Unicode sees them. */
  words: readonly Token[];
  /** What stands between two spaces is one word: `n-u_d.e`, `k!ll`. Empty when nothing would differ. */
  joined: readonly Token[];
  /** Runs of single letters (`n u d e`), as one long word each. */
  runs: readonly Run[];
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** What stands between two blanks, or single characters with one blank between each: `n u d e   w o m a n`. */
const CHUNK = /(?<!\S)\S(?: \S(?!\S))+|\S+/gu;
/** An article or pronoun run into the next word: `l’amour`, `s’ouvre`, `dell’arma`. */
const ELIDED =
  /^(?:[cdjlmnst$¢17]|qu|un|d[e3][l1]{2}|[a4@][l1]{2}|n[e3][l1]{2}|su[l1]{2}|d[a4@][l1]{2}|qu[e3][s5$][t7])['’ʼ´`](?=[\p{L}\p{N}$@|!])/iu;
/** Quotes and brackets before, sentence marks after: not part of a disguise. */
const LEADING = /^[“”"'‘’«»([{<#¿¡.,;:–—-]+/u;
const TRAILING = /[“”"'‘’«»)\]}>.,;:!?…–—-]+$/u;
/** Words hidden by one odd space: single letters that are no word by themselves in the languages of the rules. */
const LONELY = /^[b-df-hj-np-tv-xz]$/u;

export function viewsOf(source: string): Views {
  const text = clean(source);
  const found = [...text.matchAll(WORD)].map((match) => tokenOf(match[0], match.index));
  const leet = LEET_SIGN.test(text) && text.split(BLANK).filter(mixed).length >= LEET_WORDS;
  const words = leet ? found.map(numberAsWord) : found;
  return { text, words, joined: joinedOf(text, leet), runs: runsOf(words, text) };
}

/** No letter in it, and one can be read into it; or a digit before one or two letters. */
const NUMBER = /^(?:[\p{N}$@!|+€£]+|\d\p{L}{1,2})$/u;
/** An ordinal, a price, or a number with its unit. */
const UNIT = /^[$€£]?\d+\p{L}{1,2}$/u;
const NO_LEET = /[^\p{L}\p{M}\p{N}$@|!€£+]/u;
const LETTER = /\p{L}/u;
const LEET_SIGN = /[\p{N}$@|!€£+]/u;

/** So many words with digits or signs for letters in them, and numbers are read as words as well. */
const LEET_WORDS = 2;

const BLANK = /\s+/u;

function mixed(chunk: string): boolean {
  if (!LEET_SIGN.test(chunk)) return false;
  const bare = chunk.replace(LEADING, '').replace(TRAILING, '').replace(ELIDED, '');
  return LEET_SIGN.test(bare) && LETTER.test(bare) && !UNIT.test(bare) && !NO_LEET.test(bare);
}

function numberAsWord(token: Token): Token {
  return NUMBER.test(token.raw) ? { ...token, forms: [...token.forms, ...readAsLetters(token.raw)] } : token;
}

/** Most words come again: in the same text, and with the next keystroke. */
const known = new Map<string, readonly string[]>();
const MOST_KNOWN = 20_000;
const LONGEST_KNOWN = 100;

function formsOf(raw: string): readonly string[] {
  const before = known.get(raw);
  if (before) return before;
  const looks = skeleton(raw);
  const forms = new Set([fold(raw), looks, ...unleet(looks)]);
  const other = skeletonWithI(raw);
  if (other) forms.add(other);
  if (known.size >= MOST_KNOWN) known.clear();
  const made = [...forms];
  known.set(raw, made);
  return made;
}

function tokenOf(raw: string, start: number): Token {
  return { forms: formsOf(raw), masked: '', start, end: start + raw.length, raw };
}

const joinedForms = new Map<string, { forms: readonly string[]; masked: string }>();

/** Readings of what stands between two blanks, its marks left out or read as letters. */
function formsOfJoined(raw: string): { forms: readonly string[]; masked: string } {
  const before = joinedForms.get(raw);
  if (before) return before;
  const looks = skeleton(raw);
  const bare = looks.replace(/[^\p{L}\p{N}]/gu, '');
  const drawn = undraw(looks).replace(/[-_.,:;/\\~'’*]/gu, '');
  const plain = fold(raw).replace(/[^\p{L}\p{N}]/gu, '');
  const forms = new Set(
    [...formsOf(raw), plain, bare, ...unleet(bare), ...unleet(drawn)].filter((form) => form !== ''),
  );
  const masked = looks.includes('*') ? looks.replace(/[^\p{L}\p{N}*]/gu, '') : '';
  if (joinedForms.size >= MOST_KNOWN) joinedForms.clear();
  const made = { forms: [...forms], masked };
  joinedForms.set(raw, made);
  return made;
}

/** `l’amour` as the rules know it, two words; the first keeps the readings of the whole, for `n’ude`. None without an elision. */
function elided(letters: string, place: Pick<Token, 'start' | 'end' | 'raw'>): readonly Token[] {
  const whole = letters.replace(/[-_.,:;*~/\\]/gu, '');
  const rest = whole.replace(ELIDED, '');
  if (rest === whole || rest.length < 2) return [];
  const article = whole.slice(0, whole.length - rest.length - 1);
  const { forms, masked } = formsOfJoined(letters);
  return [
    { forms: [...new Set([fold(article), ...readAsLetters(fold(article)), ...forms])], masked, ...place },
    { ...formsOfJoined(rest), ...place },
  ];
}

interface Chunk {
  /** Characters before the word. */
  before: number;
  raw: string;
  /** Without the blanks between single characters. */
  letters: string;
  number: boolean;
  hasLetter: boolean;
  /** A word as Unicode sees it. */
  plain: boolean;
}

const chunks = new Map<string, Chunk>();

function chunkOf(text: string): Chunk {
  const before = chunks.get(text);
  if (before) return before;
  const whole = text.replace(LEADING, '');
  const raw = whole.replace(TRAILING, '');
  const letters = raw.replaceAll(' ', '');
  const made: Chunk = {
    before: text.length - whole.length,
    raw,
    letters,
    number: NUMBER.test(letters),
    hasLetter: /\p{L}/u.test(raw),
    plain: letters === raw && !/[^\p{L}\p{M}\p{N}]/u.test(raw),
  };
  if (chunks.size >= MOST_KNOWN) chunks.clear();
  // A long text without blanks is one chunk, and does not come again.
  if (text.length <= LONGEST_KNOWN) chunks.set(text, made);
  return made;
}

/** @param leet digits stand for letters in this text: numbers are words too. */
function joinedOf(text: string, leet: boolean): Token[] {
  const tokens: Token[] = [];
  let differs = false;
  for (const match of text.matchAll(CHUNK)) {
    const { before, raw, letters, number, hasLetter, plain } = chunkOf(match[0]);
    if (number && !leet && letters === raw && !hasLetter) continue;
    if (!number && !hasLetter) continue;
    const start = match.index + before;
    const end = start + raw.length;
    differs ||= !plain;
    const token = plain ? tokenOf(raw, start) : { ...formsOfJoined(letters), start, end, raw };
    const parts = plain ? [] : elided(letters, { start, end, raw });
    if (parts.length > 0) tokens.push(...parts);
    else tokens.push(number && leet ? numberAsWord(token) : token);
  }
  return differs ? tokens : [];
}

function runsOf(words: readonly Token[], text: string): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < words.length; at += 1) {
    let to = at;
    while (to < words.length && [...(words[to]?.raw ?? '')].length === 1) to += 1;
    if (to - at >= 3) runs.push(runOf(words, at, to - 1, text));
    else
      for (let lone = at; lone < to; lone += 1) {
        if (!LONELY.test(words[lone]?.forms[0] ?? '')) continue;
        if (lone > 0) runs.push(runOf(words, lone - 1, lone, text));
        if (lone + 1 < words.length) runs.push(runOf(words, lone, lone + 1, text));
        if (lone > 0 && lone + 1 < words.length) runs.push(runOf(words, lone - 1, lone + 1, text));
      }
    at = Math.max(at, to - 1);
  }
  return runs;
}

function runOf(words: readonly Token[], first: number, last: number, text: string): Run {
  const parts = words.slice(first, last + 1);
  const start = parts[0]?.start ?? 0;
  const end = parts.at(-1)?.end ?? 0;
  const read = (form: (part: Token) => string) => parts.map(form).join('');
  const looks = read((part) => part.forms[1] ?? part.forms[0] ?? '');
  return {
    forms: sameList([...new Set([read((part) => part.forms[0] ?? ''), looks, ...unleet(looks)])]),
    masked: '',
    start,
    end,
    raw: text.slice(start, end),
    first,
    last,
  };
}

const lists = new Map<string, readonly string[]>();

/** One list for the same readings, because what a list stands for is remembered by the list. */
function sameList(forms: readonly string[]): readonly string[] {
  const key = forms.join(' ');
  const before = lists.get(key);
  if (before) return before;
  if (lists.size >= MOST_KNOWN) lists.clear();
  if (key.length <= LONGEST_KNOWN) lists.set(key, forms);
  return forms;
}
