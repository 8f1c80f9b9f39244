/**
 * When does a brand's name count? Three tiers, because "Target", "Signal" and "Medium" are brands and words:
 * *famous* names count wherever they stand; *coined* registered names count with a capital; *everyday* names count only
 * beside a word that speaks of a mark ("logo", "brand"), and with a capital unless everybody knows the mark.
 */

import { PatternSet } from '../match/patterns';
import { fold, type Token, type Views } from '../normalise/index';
import { EVERYDAY_NAMES } from './everyday-table';
import { FAMOUS, FAMOUS_CAPITALISED, FAMOUS_WORDS, NOT_A_BRAND } from './famous-table';

export interface RegisteredName {
  name: string;
  kind: string;
  workId: string;
  /** Registered by the organisation that asks. */
  own?: boolean;
}

export interface FoundName {
  /** `mark`: it asks for the mark to be drawn. `mention`: the name is there. `protected`: a holder registered this name. */
  use: 'mark' | 'mention' | 'protected';
  name: string;
  start: number;
  end: number;
}

const MARK_WORDS = new Set(
  'logo logos logotype logotypes wordmark emblem trademark trademarks brand branded branding insignia logotipo logomarca marke marca marque'.split(
    ' ',
  ),
);
const STYLE_WORDS = new Set(
  'style styled inspired lookalike knockoff replica packaging bottle can app store ad advert'.split(' '),
);
/** Shorter coined names collide with abbreviations and foreign words. */
const COINED_LENGTH = 5;
/** Kinds of works whose title is a name by itself; other titles count after "in the style of" or when they are several words. */
const NAME_KINDS = new Set(['name', 'artist', 'character', 'brand', 'person']);

const famous = new PatternSet({});
for (const pattern of FAMOUS) famous.add(pattern, 0);
for (const pattern of NOT_A_BRAND) famous.add(pattern, 0, true);

interface Name {
  words: readonly string[];
  tier: 'capitalised' | 'word' | 'coined' | 'everyday' | 'protected';
  name: string;
  kind: string;
}
type NameIndex = ReadonlyMap<string, readonly Name[]>;

/** One index per list: the registry hands out the same list until it changes. */
const indexes = new WeakMap<readonly RegisteredName[], NameIndex>();

export function nameIndex(names: readonly RegisteredName[]): NameIndex {
  const known = indexes.get(names);
  if (known) return known;
  const index = new Map<string, Name[]>();
  const add = (name: string, kind: string, tier: Name['tier']) => {
    const words = wordsOf(name);
    // One letter or digit ("C", "R", "X") is never a name by itself.
    if (words.join('').length < 2) return;
    for (const variant of words.length > 1 ? [words, [words.join('')]] : [words]) {
      const first = variant[0] ?? '';
      const list = index.get(first) ?? [];
      list.push({ words: variant, tier, name, kind });
      index.set(first, list);
    }
  };
  for (const name of FAMOUS_CAPITALISED) add(name, 'brand-mark', 'capitalised');
  for (const name of FAMOUS_WORDS) add(name, 'brand-mark', 'word');
  for (const { name, kind, own } of names) if (!own) add(name, kind, tierOf(name, kind));
  indexes.set(names, index);
  return index;
}

function tierOf(name: string, kind: string): Name['tier'] {
  if (kind !== 'brand-mark') return 'protected';
  const plain = wordsOf(name).join(' ');
  return EVERYDAY_NAMES.has(plain) || plain.replaceAll(' ', '').length < COINED_LENGTH ? 'everyday' : 'coined';
}

function wordsOf(name: string): string[] {
  return fold(name.replace(/[’']/g, ''))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** @param drawn the text is given to an engine (prompt, style); otherwise it is copy. */
export function findNames(views: Views, names: readonly RegisteredName[], drawn: boolean): FoundName[] {
  const found: FoundName[] = [];
  const matches = famous.match(views);
  const benign = matches.filter((match) => match.benign);
  for (const { benign: no, start, end } of matches)
    if (!no && !benign.some((span) => start < span.end && span.start < end))
      found.push({ use: drawn ? 'mark' : 'mention', name: views.text.slice(start, end), start, end });
  const index = nameIndex(names);
  findIn(views.words, index, views.text, drawn, found);
  if (views.joined.length > 0) findIn(views.joined, index, views.text, drawn, found);
  // A name spelt out letter by letter, one word or several.
  for (const run of views.runs)
    for (const form of run.forms)
      for (const name of index.get(form) ?? [])
        if (name.tier === 'protected' && name.words.length === 1)
          found.push({ use: 'protected', name: name.name, start: run.start, end: run.end });
  return found;
}

/** By the list of readings: a word that comes again comes with the same list. */
const beginnings = new WeakMap<NameIndex, WeakMap<readonly string[], readonly Name[]>>();
const NONE: readonly Name[] = [];

function namesFor(forms: readonly string[], index: NameIndex): readonly Name[] {
  let known = beginnings.get(index);
  if (!known) {
    known = new WeakMap();
    beginnings.set(index, known);
  }
  const before = known.get(forms);
  if (before) return before;
  const found = forms.flatMap((form) => index.get(form) ?? NONE);
  const kept = found.length === 0 ? NONE : found;
  known.set(forms, kept);
  return kept;
}

function findIn(tokens: readonly Token[], index: NameIndex, text: string, drawn: boolean, found: FoundName[]): void {
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    for (const name of namesFor(token.forms, index)) {
      const last = at + name.words.length - 1;
      if (!name.words.every((word, offset) => tokens[at + offset]?.forms.includes(word))) continue;
      const use = roleOf(name, tokens, at, last, text, drawn);
      if (use) found.push({ use, name: name.name, start: token.start, end: tokens[last]?.end ?? token.end });
    }
  }
}

function roleOf(
  name: Name,
  tokens: readonly Token[],
  first: number,
  last: number,
  text: string,
  drawn: boolean,
): FoundName['use'] | null {
  const capital = tokens.slice(first, last + 1).every((token) => /^[\p{Lu}\p{N}]/u.test(token.raw));
  const opens = opensSentence(tokens[first], text);
  const marked = nearby(tokens, first, last, MARK_WORDS);
  const mark = drawn ? 'mark' : 'mention';
  switch (name.tier) {
    case 'capitalised':
      return capital ? mark : null;
    case 'word':
      if (marked) return capital ? mark : 'mention';
      return !drawn && capital && compared(tokens, first) ? 'mention' : null;
    case 'everyday':
      return marked && capital && !opens ? mark : null;
    case 'coined':
      if (marked || (drawn && nearby(tokens, first, last, STYLE_WORDS) && capital)) return mark;
      return capital && !opens ? 'mention' : null;
    case 'protected':
      if (NAME_KINDS.has(name.kind) || name.words.length > 1 || styled(tokens, first, last)) return 'protected';
      return null;
  }
}

/** `X logo`, `logo of X`, `the brand X`. */
function nearby(tokens: readonly Token[], first: number, last: number, words: ReadonlySet<string>): boolean {
  const at = (position: number) => tokens[position]?.forms.some((form) => words.has(form)) ?? false;
  if (at(last + 1) || at(first - 1)) return true;
  const before = tokens[first - 1]?.forms[0] ?? '';
  return ['of', 'from', 'by', 'the', 'von', 'de', 'di', 'do', 'da'].includes(before) && at(first - 2);
}

const BY = new Set('by like after wie comme como come von par por di da de от как من'.split(' '));
const STYLE = new Set(
  'style manner spirit stil stile estilo maniere manera maniera geist inspired inspiriert inspire inspirado ispirato стиле стиль أسلوب بأسلوب'.split(
    ' ',
  ),
);

/** `in the style of X`, `by X`, `like X`, `im Stil von X`, `X-style`, in the languages of the rules. */
function styled(tokens: readonly Token[], first: number, last: number): boolean {
  const word = (at: number) => tokens[at]?.forms[0] ?? '';
  const before = word(first - 1);
  if (before === 'a') return word(first - 2) === 'la';
  if (STYLE.has(word(last + 1)) || STYLE.has(before)) return true;
  return before === 'of' || BY.has(before)
    ? STYLE.has(word(first - 2)) ||
        STYLE.has(word(first - 3)) ||
        ['by', 'like', 'after', 'wie', 'comme'].includes(before)
    : false;
}

/** `better than X`, `unlike X`, `vs. X`, `switch from X`. */
function compared(tokens: readonly Token[], first: number): boolean {
  return ['than', 'unlike', 'vs', 'versus', 'from', 'like', 'beats', 'als', 'que'].includes(
    tokens[first - 1]?.forms[0] ?? '',
  );
}

function opensSentence(token: Token | undefined, text: string): boolean {
  return (
    token === undefined || /(^|[.!?:;\n–—-])[\s“"'‘«(]*$/u.test(text.slice(Math.max(0, token.start - 6), token.start))
  );
}
