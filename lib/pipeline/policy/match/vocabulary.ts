/** Every word the rules know, and which of them a written word may stand for. */

import type { Token } from '../normalise/index';
import { collapse, fold, skeleton } from '../normalise/index';
import { ENDINGS, ORDINARY_WORDS } from './ordinary-table';

/** Shorter words are matched as written only: too many innocent words collapse or unmask to them. */
const DISGUISED_LENGTH = 4;
/** Three equal letters in a row are no spelling of anything, nor is a word that begins with a consonant twice: there every word counts. */
const NO_SPELLING = /(.)\1\1|^([b-df-hjkmnp-tv-z])\2/u;
const HELD_DOWN = /(\p{L})\1\1/u;
const HELD_DOWN_ALL = /(\p{L})\1\1+/gu;
/** From this length one wrong, missing, doubled or swapped letter still leaves no other word (measured on the benign list). */
const MISSPELT_LENGTH = 8;
/** Words written together (`nakedwoman`, `Drogendealer`): every part has at least this many letters. */
const PART_LENGTH = 4;
/** Between the parts of a German compound. */
const LINKING = ['', 's', 'n', 'en', 'es'];
/** What is longer is no word of any language here, and its variants would fill the memory. */
const LONGEST_WORD = 40;
/** Shorter words are other words backwards: Regen, lived. */
const BACKWARDS_LENGTH = 6;

export class Vocabulary {
  readonly #ids = new Map<string, number>();
  readonly #words: string[] = [];
  readonly #exact = new Map<string, number[]>();
  readonly #collapsed = new Map<string, { id: number; form: string }[]>();
  readonly #prefixes = new Map<string, number[]>();
  readonly #prefixesByCollapsed = new Map<string, { id: number; short: string }[]>();
  readonly #prefixesByLength = new Map<number, { id: number; form: string }[]>();
  readonly #prefixLengths = new Set<number>();
  readonly #byLength = new Map<number, { id: number; form: string }[]>();
  /** First three letters of every word: most places in a run of letters begin none. */
  readonly #beginnings = new Set<string>();
  /** First and last four letters of long words: one error leaves one end whole. */
  readonly #ends = new Set<string>();
  /** Long words with one letter left out, for misspellings. */
  readonly #gaps = new Map<string, { id: number; form: string }[]>();
  /** By the list of readings: a word that comes again comes with the same list. */
  #resolved = new WeakMap<readonly string[], readonly number[]>();
  /** The same of words put together; null for those that are none. */
  #compounds = new WeakMap<readonly string[], number[][] | null>();
  #longest = 0;

  /** How many words there are; their ids are 0 to one less. */
  get size(): number {
    return this.#words.length;
  }

  /** `word` may end in `*`: then it stands for every word that begins so. */
  add(word: string): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    const id = this.#words.push(word) - 1;
    this.#ids.set(word, id);
    this.#resolved = new WeakMap();
    this.#compounds = new WeakMap();
    if (word.endsWith('*')) {
      const stem = word.slice(0, -1);
      for (const prefix of new Set([fold(stem), skeleton(stem), skeleton(stem.toUpperCase())])) {
        push(this.#prefixes, prefix, id);
        this.#prefixLengths.add(prefix.length);
        push(this.#prefixesByCollapsed, collapse(prefix).slice(0, 3), { id, short: collapse(prefix) });
        push(this.#prefixesByLength, prefix.length, { id, form: prefix });
      }
      return id;
    }
    // Upper and lower case of one Cyrillic or Greek letter can look like different Latin letters.
    for (const form of new Set([fold(word), skeleton(word), skeleton(word.toUpperCase())]))
      this.#learn(form.replace(/[^\p{L}\p{N}]/gu, ''), id);
    return id;
  }

  #learn(form: string, id: number): void {
    push(this.#exact, form, id);
    this.#longest = Math.max(this.#longest, form.length);
    push(this.#collapsed, collapse(form), { id, form });
    if (form.length < DISGUISED_LENGTH) return;
    push(this.#byLength, form.length, { id, form });
    this.#beginnings.add(form.slice(0, 3));
    if (form.length < MISSPELT_LENGTH) return;
    for (const gap of gapsOf(form)) push(this.#gaps, gap, { id, form });
    this.#ends.add(form.slice(0, 4)).add(`-${form.slice(-4)}`);
  }

  /** Ids of the words a token may stand for; usually none. */
  resolve(token: Token): readonly number[] {
    const known = token.masked ? undefined : this.#resolved.get(token.forms);
    if (known) return known;
    const found: number[] = [];
    for (const form of token.forms) this.#resolveForm(form, found);
    if (token.masked) this.#unmask(token.masked, found);
    if (found.length === 0 && !ORDINARY_WORDS.has(token.forms[0] ?? '')) {
      for (const form of token.forms) this.#misspelt(form, found);
      if (found.length === 0) this.#backwards(token.forms[0] ?? '', found);
    }
    if (!token.masked) this.#resolved.set(token.forms, found);
    return found;
  }

  /** The words that the first possible reading is put together from; null when none is. */
  compoundOf(forms: readonly string[]): number[][] | null {
    const known = this.#compounds.get(forms);
    if (known !== undefined) return known;
    let found: number[][] | null = null;
    for (const form of ORDINARY_WORDS.has(forms[0] ?? '') ? [] : forms) {
      // Letters held down are no part of a word: `Kuuuundenbewertuuuung`.
      found = this.#compound(form) ?? (HELD_DOWN.test(form) ? this.#compound(form.replace(HELD_DOWN_ALL, '$1')) : null);
      if (found) break;
    }
    this.#compounds.set(forms, found);
    return found;
  }

  /** The words a long word is put together from, two or three of them and nothing else; null when it is not. */
  #compound(form: string, parts = 3): number[][] | null {
    if (form.length < 2 * PART_LENGTH || form.length > LONGEST_WORD) return null;
    // Every part has more letters than that, so the first one's beginning is a word's.
    if (!this.#beginnings.has(form.slice(0, 3)) || !/^\p{L}+$/u.test(form)) return null;
    for (let at = PART_LENGTH; at <= form.length - PART_LENGTH; at += 1) {
      const first = this.#exact.get(form.slice(0, at));
      if (!first) continue;
      for (const link of LINKING) {
        if (!form.startsWith(link, at)) continue;
        const rest = form.slice(at + link.length);
        if (rest.length < PART_LENGTH) continue;
        const last = ENDINGS.has(rest) ? undefined : this.#exact.get(rest);
        if (last) return [first, last];
        const more = parts > 2 ? this.#compound(rest, parts - 1) : null;
        if (more) return [first, ...more];
      }
    }
    return null;
  }

  /** One letter wrong, missing, added, or two neighbours swapped. */
  #misspelt(form: string, found: number[]): void {
    if (form.length < MISSPELT_LENGTH - 1 || form.length > LONGEST_WORD || !/^\p{L}+$/u.test(form)) return;
    // The first letter is the one nobody gets wrong, and a word's last one is grammar.
    if (!this.#ends.has(form.slice(0, 4)) && !this.#ends.has(`-${form.slice(-4)}`)) return;
    for (const gap of [form, ...gapsOf(form)])
      for (const entry of this.#gaps.get(gap) ?? [])
        if (entry.form[0] === form[0] && oneApart(form, entry.form)) include(found, entry.id);
    if (form.length >= MISSPELT_LENGTH)
      for (const gap of gapsOf(form))
        for (const id of this.#exact.get(gap) ?? [])
          if (gap.length >= MISSPELT_LENGTH && gap[0] === form[0]) include(found, id);
  }

  /** `nrop`, `edun`: what reads as a known word from the end. */
  #backwards(form: string, found: number[]): void {
    if (form.length < BACKWARDS_LENGTH) return;
    for (const id of this.#exact.get([...form].reverse().join('')) ?? []) include(found, id);
  }

  #resolveForm(form: string, found: number[]): void {
    for (const id of this.#exact.get(form) ?? []) include(found, id);
    for (const length of this.#prefixLengths) {
      if (form.length < length) continue;
      for (const id of this.#prefixes.get(form.slice(0, length)) ?? []) include(found, id);
    }
    if (!/(.)\1/u.test(form)) return;
    const short = collapse(form);
    for (const entry of this.#prefixesByCollapsed.get(short.slice(0, 3)) ?? [])
      if (short.startsWith(entry.short)) include(found, entry.id);
    for (const entry of this.#collapsed.get(collapse(form)) ?? [])
      if ((entry.form.length >= DISGUISED_LENGTH || NO_SPELLING.test(form)) && stretches(form, entry.form))
        include(found, entry.id);
  }

  /** `p*rn`: same length, letters agree, at least half of them shown. Four-letter words may hide vowels only. */
  #unmask(masked: string, found: number[]): void {
    const shown = masked.replaceAll('*', '').length;
    if (shown * 2 < masked.length) return;
    for (const { id, form } of this.#byLength.get(masked.length) ?? []) if (agrees(masked, form)) include(found, id);
    for (const [length, entries] of this.#prefixesByLength)
      if (length >= DISGUISED_LENGTH && length < masked.length)
        for (const { id, form } of entries) if (agrees(masked.slice(0, length), form)) include(found, id);
  }

  /** Whether `raw` is the word itself, but for case and accents. */
  isPlain(raw: string, id: number): boolean {
    const word = this.#words[id] ?? '';
    const written = fold(raw);
    return word.endsWith('*') ? written.startsWith(fold(word.slice(0, -1))) : written === fold(word);
  }

  /** Words of four letters or more inside a run of spaced-out letters, the longest first where they overlap. */
  segment(run: Token): { id: number; from: number; length: number }[] {
    const found: { id: number; from: number; length: number }[] = [];
    for (const form of run.forms)
      for (let from = 0; from + DISGUISED_LENGTH <= form.length; from += 1) {
        if (!this.#beginnings.has(form.slice(from, from + 3))) continue;
        for (let length = Math.min(this.#longest, form.length - from); length >= DISGUISED_LENGTH; length -= 1)
          for (const id of this.#exact.get(form.slice(from, from + length)) ?? []) found.push({ id, from, length });
      }
    return found;
  }
}

/** At least half of the letters shown, and a word of four letters hides vowels only. */
function agrees(masked: string, form: string): boolean {
  let shown = 0;
  for (let at = 0; at < form.length; at += 1) {
    if (masked[at] === form[at]) shown += 1;
    else if (masked[at] !== '*' || (form.length <= 4 && !'aeiouy'.includes(form[at] ?? ''))) return false;
  }
  return shown * 2 >= form.length;
}

function gapsOf(form: string): string[] {
  return Array.from({ length: form.length }, (_, at) => form.slice(0, at) + form.slice(at + 1));
}

/** At most one edit, a swap of neighbours included; both share a gap already, so lengths differ by one at most. */
function oneApart(written: string, word: string): boolean {
  if (Math.abs(written.length - word.length) > 1) return false;
  let from = 0;
  while (from < written.length && written[from] === word[from]) from += 1;
  let [end, last] = [written.length, word.length];
  while (end > from && last > from && written[end - 1] === word[last - 1]) [end, last] = [end - 1, last - 1];
  const [given, wanted] = [written.slice(from, end), word.slice(from, last)];
  if (given.length <= 1 && wanted.length <= 1) return true;
  return given.length === 2 && given[0] === wanted[1] && given[1] === wanted[0] && wanted.length === 2;
}

/** Each run of a letter in `written` is at least as long as in `word`: `kiill` stretches `kill`, `coon` does not `con`. */
function stretches(written: string, word: string): boolean {
  let at = 0;
  for (let from = 0; from < word.length; ) {
    const letter = word[from];
    let wanted = 0;
    while (word[from] === letter && from < word.length) [wanted, from] = [wanted + 1, from + 1];
    let given = 0;
    while (written[at] === letter && at < written.length) [given, at] = [given + 1, at + 1];
    if (given < wanted) return false;
  }
  return at === written.length;
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function include(list: number[], id: number): void {
  if (!list.includes(id)) list.push(id);
}
