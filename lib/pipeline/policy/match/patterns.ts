/**
 * The small language in which rules write what they look for, and its matcher.
 *
 *   nude|nudes woman     one of the words, then the next word (articles and pronouns between them are skipped)
 *   kill* .. @person     a prefix; up to four words between; a word of the class `person`
 *   @minor & @sexual     both within twelve words, in any order
 *   @attack ~ @person    both within five words, in any order: German puts the verb last
 *   nackt[,e,er,es]      a stem with its endings; `[,ال]إباحي` one with its beginnings
 */
import type { Run, Token, Views } from '../normalise/index';
import { Vocabulary } from './vocabulary';

const NONE: readonly never[] = [];
const GAP = 4;
/** What ends a phrase. */
const BREAK = /[,.;:!?\n]/u;
const NEAR = 12;
const CLOSE = 5;
const STOP_WORDS =
  'any all a an the my i tu su sua seu suo suoi tus sus mi votre vos ses sa son mon ma gli ai os as uns your his her its their our your some of this that these those to with in on el la los las un une una le les de du des der die das den dem ein eine einen einem il lo gli uno o os as um uma em no na'.split(
    ' ',
  );

interface Element {
  ids: ReadonlySet<number>;
  /** Other words may stand before it. */
  gap: boolean;
  /** The same words in two patterns have the same number: a text is asked once whether it holds any of them. */
  number: number;
}

export interface Pattern {
  /** Which rule asked; the caller's own number. */
  owner: number;
  benign: boolean;
  /** How many words apart the elements may stand in any order; 0 for a sequence. */
  near: number;
  elements: readonly Element[];
}

export interface Match {
  owner: number;
  benign: boolean;
  /** In the cleaned text. */
  start: number;
  end: number;
  /** It could be read only after a disguise was taken off. */
  disguised: boolean;
}

export class PatternSet {
  readonly #vocabulary = new Vocabulary();
  readonly #byFirst = new Map<number, Pattern[]>();
  readonly #stop: ReadonlySet<number>;
  readonly #wordLists = new Map<string, { ids: ReadonlySet<number>; number: number }>();
  /** By word: the numbers of the elements it is in. */
  readonly #elementsOf = new Map<number, number[]>();
  /** Which look at a text this is; what carries another number was noted at an earlier one. Saves clearing the lists. */
  #look = 0;
  #heldAt = new Uint32Array(0);
  #possibleAt = new Uint32Array(0);
  /** By word: its patterns whose every element the text holds. */
  readonly #possible: (readonly Pattern[])[] = [];
  readonly #classes: Readonly<Record<string, readonly string[]>>;

  constructor(classes: Readonly<Record<string, readonly string[]>>) {
    this.#classes = classes;
    this.#stop = new Set(STOP_WORDS.map((word) => this.#vocabulary.add(word)));
  }

  /** Throws `RangeError` for a class that does not exist or two words that could never be met as one: a rule that can never match must not load. */
  add(source: string, owner: number, benign = false): void {
    const near = source.includes(' & ') ? NEAR : source.includes(' ~ ') ? CLOSE : 0;
    const parts = source.split(near === 0 ? ' ' : / [&~] /).filter((part) => part !== '');
    const elements: Element[] = [];
    let gap = false;
    for (const part of parts) {
      if (part.includes(' ')) throw new RangeError(`Words beside ~ and & stand alone (in the pattern "${source}")`);
      if (part === '..') gap = true;
      else {
        elements.push({ ...this.#wordList(part, source), gap });
        gap = false;
      }
    }
    const pattern = { owner, benign, near, elements };
    const firsts = near > 0 ? elements.flatMap((element) => [...element.ids]) : [...(elements[0]?.ids ?? [])];
    for (const id of new Set(firsts)) {
      const list = this.#byFirst.get(id);
      if (list) list.push(pattern);
      else this.#byFirst.set(id, [pattern]);
    }
  }

  #wordList(part: string, source: string) {
    const known = this.#wordLists.get(part);
    if (known) return known;
    const made = { ids: this.#idsOf(part, source), number: this.#wordLists.size };
    this.#wordLists.set(part, made);
    for (const id of made.ids) {
      const list = this.#elementsOf.get(id);
      if (list) list.push(made.number);
      else this.#elementsOf.set(id, [made.number]);
    }
    return made;
  }

  /** Notes which elements a text holds at all. Most patterns are ruled out by this before their order is looked at. */
  #begin(ids: readonly (readonly number[])[]): void {
    this.#look += 1;
    if (this.#heldAt.length !== this.#wordLists.size) this.#heldAt = new Uint32Array(this.#wordLists.size);
    if (this.#possibleAt.length !== this.#vocabulary.size) this.#possibleAt = new Uint32Array(this.#vocabulary.size);
    const seen = new Set<number>();
    for (const list of ids)
      for (const id of list) {
        if (seen.has(id)) continue;
        seen.add(id);
        for (const number of this.#elementsOf.get(id) ?? []) this.#heldAt[number] = this.#look;
      }
  }

  /** Patterns that begin with the word and could match in the text begun with, in the order they were added. */
  #beginningWith(id: number): readonly Pattern[] {
    if (this.#possibleAt[id] === this.#look) return this.#possible[id] ?? NONE;
    const all = this.#byFirst.get(id);
    const possible = all?.filter(({ elements }) => {
      for (const { number } of elements) if (this.#heldAt[number] !== this.#look) return false;
      return true;
    });
    this.#possibleAt[id] = this.#look;
    this.#possible[id] = possible ?? NONE;
    return possible ?? NONE;
  }

  #idsOf(part: string, source: string): Set<number> {
    const ids = new Set<number>();
    for (const word of part.split('|')) {
      const members = word.startsWith('@') ? this.#classes[word.slice(1)] : [word];
      if (!members) throw new RangeError(`No word class ${word} (in the pattern "${source}")`);
      for (const member of members) for (const form of endings(member)) ids.add(this.#vocabulary.add(form));
    }
    return ids;
  }

  /** All matches of all views, benign ones included; the caller weighs them. */
  match(views: Views): Match[] {
    const found: Match[] = [];
    const ids = this.#resolve(views.words);
    this.#matchTokens(views.words, ids, found, views.text);
    for (const run of views.runs) this.#matchRun(run, views.words, ids, found);
    this.#matchCompounds(views.words, ids, found);
    if (views.joined.length > 0) {
      const joined = this.#resolve(views.joined);
      this.#matchTokens(views.joined, joined, found, views.text);
      this.#matchCompounds(views.joined, joined, found);
    }
    return found;
  }

  #matchCompounds(words: readonly Token[], ids: readonly (readonly number[])[], found: Match[]): void {
    for (const [at, token] of words.entries()) {
      if (token.raw.length < 8 || (ids[at] ?? []).length > 0) continue;
      const parts = this.#vocabulary.compoundOf(token.forms);
      if (parts) this.#matchInside({ ...token, first: at, last: at }, parts, words, ids, found);
    }
  }

  #resolve(tokens: readonly Token[]): (readonly number[])[] {
    return tokens.map((token) => this.#vocabulary.resolve(token));
  }

  /** The neighbourhood of a spaced-out run, with the run read as the words in it. */
  #matchRun(run: Run, words: readonly Token[], ids: readonly (readonly number[])[], found: Match[]): void {
    const whole = this.#vocabulary.resolve(run);
    const parts = run.last - run.first >= 3 ? this.#vocabulary.segment(run) : [];
    if (whole.length === 0 && parts.length === 0) return;
    // A long word hides the short ones in it: `m u j e r d e s n u d a` is no `erde`.
    const kept: typeof parts = [];
    for (const part of parts.sort((a, b) => b.length - a.length))
      if (
        kept.every(
          ({ from, length }) =>
            from + length <= part.from ||
            part.from + part.length <= from ||
            (from === part.from && length === part.length),
        )
      )
        kept.push(part);
    const inside: (readonly number[])[] = kept.sort((a, b) => a.from - b.from).map((part) => [part.id]);
    if (whole.length > 0) inside.push(whole);
    this.#matchInside(run, inside, words, ids, found);
  }

  #matchInside(
    run: Run,
    inside: readonly (readonly number[])[],
    words: readonly Token[],
    ids: readonly (readonly number[])[],
    found: Match[],
  ): void {
    const from = Math.max(0, run.first - NEAR);
    const to = run.last + 1 + NEAR;
    this.#matchTokens(
      [...words.slice(from, run.first), ...inside.map(() => run), ...words.slice(run.last + 1, to)],
      [...ids.slice(from, run.first), ...inside, ...ids.slice(run.last + 1, to)],
      found,
    );
  }

  #matchTokens(
    tokens: readonly Token[],
    ids: readonly (readonly number[])[],
    found: Match[],
    text: string | null = null,
  ): void {
    this.#begin(ids);
    for (let at = 0; at < tokens.length; at += 1)
      for (const id of ids[at] ?? [])
        for (const pattern of this.#beginningWith(id)) {
          const end = pattern.near > 0 ? this.#nearby(pattern, ids, at) : this.#sequence(pattern, ids, at);
          if (end === null) continue;
          const { owner, benign } = pattern;
          // An innocent phrase is one phrase: “a stone wall, nude woman” is no bare wall.
          if (benign && text !== null && BREAK.test(text.slice(tokens[at]?.end, tokens[end]?.start))) continue;
          const { start } = tokens[at] ?? { start: 0 };
          const disguised =
            !benign && pattern.elements.some(({ ids: wanted }) => this.#hidden(tokens, ids, at, end, wanted));
          found.push({ owner, benign, start, end: tokens[end]?.end ?? start, disguised });
        }
  }

  /** Whether the word that met `wanted` is not written as the rules know it: looked up by its plainest form. */
  #hidden(
    tokens: readonly Token[],
    ids: readonly (readonly number[])[],
    first: number,
    last: number,
    wanted: ReadonlySet<number>,
  ): boolean {
    for (let at = first; at <= last; at += 1) {
      const id = (ids[at] ?? []).find((entry) => wanted.has(entry));
      const token = tokens[at];
      if (id !== undefined && token) return !this.#vocabulary.isPlain(token.raw, id);
    }
    return false;
  }

  #sequence(pattern: Pattern, ids: readonly (readonly number[])[], first: number): number | null {
    let at = first;
    for (const { ids: wanted, gap } of pattern.elements.slice(1)) {
      let skipped = 0;
      let next = at + 1;
      while (next < ids.length && !(ids[next] ?? []).some((id) => wanted.has(id))) {
        const stop = (ids[next] ?? []).some((id) => this.#stop.has(id));
        if (!stop) skipped += 1;
        if (skipped > (gap ? GAP : 0) || next - at > GAP + 3) return null;
        next += 1;
      }
      if (next >= ids.length) return null;
      at = next;
    }
    return at;
  }

  /** The other elements within reach after the first one found; each is tried as the first, so order does not matter. */
  #nearby(pattern: Pattern, ids: readonly (readonly number[])[], first: number): number | null {
    let last = first;
    const { near } = pattern;
    const started = pattern.elements.findIndex((element) => (ids[first] ?? []).some((id) => element.ids.has(id)));
    for (const [number, { ids: wanted }] of pattern.elements.entries()) {
      if (number === started) continue;
      let next = first + 1;
      while (next < ids.length && next - first <= near && !(ids[next] ?? []).some((id) => wanted.has(id))) next += 1;
      if (next >= ids.length || next - first > near) return null;
      last = Math.max(last, next);
    }
    return last;
  }
}

/** `nackt[,e,er]` → nackt, nackte, nackter. */
function endings(word: string): string[] {
  const open = word.indexOf('[');
  if (open < 0) return [word];
  const close = word.indexOf(']', open);
  if (close < 0) throw new RangeError(`No end of the endings in "${word}"`);
  const variants = word.slice(open + 1, close).split(',');
  return variants.flatMap((variant) => endings(word.slice(0, open) + variant + word.slice(close + 1)));
}
