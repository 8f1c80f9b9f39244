/** Every word the rules know, and which of them a written word may stand for. */

import type { Token } from '../normalise/index';
import { collapse, fold, skeleton } from '../normalise/index';

/** Shorter words are matched as written only: too many innocent words collapse or unmask to them. */
const DISGUISED_LENGTH = 4;
/** Three equal letters in a row are no spelling of anything, so there shorter words count too (`maaan`). */
const STRETCHED_LENGTH = 3;

export class Vocabulary {
  readonly #ids = new Map<string, number>();
  readonly #words: string[] = [];
  readonly #exact = new Map<string, number[]>();
  readonly #collapsed = new Map<string, { id: number; form: string }[]>();
  readonly #prefixes = new Map<string, number>();
  readonly #prefixLengths = new Set<number>();
  readonly #byLength = new Map<number, { id: number; form: string }[]>();
  /** First three letters of every word: most places in a run of letters begin none. */
  readonly #beginnings = new Set<string>();
  #longest = 0;

  /** `word` may end in `*`: then it stands for every word that begins so. */
  add(word: string): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    const id = this.#words.push(word) - 1;
    this.#ids.set(word, id);
    if (word.endsWith('*')) {
      const prefix = fold(word.slice(0, -1));
      this.#prefixes.set(prefix, id);
      this.#prefixLengths.add(prefix.length);
      return id;
    }
    // Upper and lower case of one Cyrillic or Greek letter can look like different Latin letters.
    for (const form of new Set([fold(word), skeleton(word), skeleton(word.toUpperCase())])) this.#learn(form, id);
    return id;
  }

  #learn(form: string, id: number): void {
    push(this.#exact, form, id);
    this.#longest = Math.max(this.#longest, form.length);
    if (form.length >= STRETCHED_LENGTH) push(this.#collapsed, collapse(form), { id, form });
    if (form.length < DISGUISED_LENGTH) return;
    push(this.#byLength, form.length, { id, form });
    this.#beginnings.add(form.slice(0, 3));
  }

  /** Ids of the words a token may stand for; usually none. */
  resolve(token: Token): number[] {
    const found: number[] = [];
    for (const form of token.forms) this.#resolveForm(form, found);
    if (token.masked) this.#unmask(token.masked, found);
    return found;
  }

  #resolveForm(form: string, found: number[]): void {
    for (const id of this.#exact.get(form) ?? []) include(found, id);
    for (const length of this.#prefixLengths) {
      if (form.length < length) continue;
      const id = this.#prefixes.get(form.slice(0, length));
      if (id !== undefined) include(found, id);
    }
    if (!/(.)\1/u.test(form)) return;
    for (const entry of this.#collapsed.get(collapse(form)) ?? [])
      if ((entry.form.length >= DISGUISED_LENGTH || /(.)\1\1/u.test(form)) && stretches(form, entry.form))
        include(found, entry.id);
  }

  /** `p*rn`: same length, letters agree, at least half of them shown. Four-letter words may hide vowels only. */
  #unmask(masked: string, found: number[]): void {
    const shown = masked.replaceAll('*', '').length;
    if (shown * 2 < masked.length) return;
    for (const { id, form } of this.#byLength.get(masked.length) ?? []) {
      let agrees = true;
      for (let at = 0; agrees && at < form.length; at += 1) {
        const letter = masked[at];
        agrees = letter === form[at] || (letter === '*' && (form.length > 4 || 'aeiouy'.includes(form[at] ?? '')));
      }
      if (agrees) include(found, id);
    }
  }

  /** Words of four letters or more inside a run of spaced-out letters, in order; the rest of the run is skipped. */
  segment(run: Token): { id: number; from: number }[] {
    const found: { id: number; from: number }[] = [];
    for (const form of run.forms)
      for (let from = 0; from + DISGUISED_LENGTH <= form.length; from += 1) {
        if (!this.#beginnings.has(form.slice(from, from + 3))) continue;
        for (let length = Math.min(this.#longest, form.length - from); length >= DISGUISED_LENGTH; length -= 1)
          for (const id of this.#exact.get(form.slice(from, from + length)) ?? []) found.push({ id, from });
      }
    return found;
  }
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
