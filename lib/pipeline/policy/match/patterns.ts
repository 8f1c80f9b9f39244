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
  readonly #persons: ReadonlySet<number> = new Set();
  /** What somebody is stands between them and what is done to them in some languages: “una mujer negra apuñalada”. It is skipped there. */
  readonly #identities: ReadonlySet<number> = new Set();
  readonly #wordLists = new Map<string, { ids: ReadonlySet<number>; number: number }>();
  /** By word: the numbers of the elements it is in. */
  readonly #elementsOf = new Map<number, number[]>();
  /** Which look at a text this is; what carries another number was noted at an earlier one. Saves clearing the lists. */
  #look = 0;
  #heldAt = new Uint32Array(0);
  #possibleAt = new Uint32Array(0);
  #seenAt = new Uint32Array(0);
  /** By word: its patterns whose every element the text holds. */
  readonly #possible: (readonly Pattern[])[] = [];
  readonly #classes: Readonly<Record<string, readonly string[]>>;

  constructor(classes: Readonly<Record<string, readonly string[]>>) {
    this.#classes = classes;
    this.#stop = new Set(STOP_WORDS.map((word) => this.#vocabulary.add(word)));
    if (classes.person) this.#persons = this.#idsOf('@person', '@person');
    if (classes.identity) this.#identities = this.#idsOf('@identity', '@identity');
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
    if (this.#possibleAt.length !== this.#vocabulary.size) {
      this.#possibleAt = new Uint32Array(this.#vocabulary.size);
      this.#seenAt = new Uint32Array(this.#vocabulary.size);
    }
    const [look, held, seen] = [this.#look, this.#heldAt, this.#seenAt];
    for (const list of ids)
      for (const id of list) {
        if (seen[id] === look) continue;
        seen[id] = look;
        const numbers = this.#elementsOf.get(id) ?? NONE;
        for (let at = 0; at < numbers.length; at += 1) held[numbers[at] as number] = look;
      }
  }

  /** Patterns that begin with the word and could match in the text begun with, in the order they were added. */
  #beginningWith(id: number): readonly Pattern[] {
    if (this.#possibleAt[id] === this.#look) return this.#possible[id] ?? NONE;
    let possible: Pattern[] | null = null;
    for (const pattern of this.#byFirst.get(id) ?? NONE) {
      if (!this.#isPossible(pattern)) continue;
      possible ??= [];
      possible.push(pattern);
    }
    this.#possibleAt[id] = this.#look;
    this.#possible[id] = possible ?? NONE;
    return possible ?? NONE;
  }

  #isPossible({ elements }: Pattern): boolean {
    for (let at = 0; at < elements.length; at += 1)
      if (this.#heldAt[(elements[at] as Element).number] !== this.#look) return false;
    return true;
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
    this.#matchView(views.words, views.runs, found, views.text);
    if (views.joined.length > 0) this.#matchView(views.joined, NONE, found, views.text);
    return found;
  }

  /** What is put together or spelt out is looked at in its place among the words; what the text holds is noted once for all of it. */
  #matchView(words: readonly Token[], runs: readonly Run[], found: Match[], text: string): void {
    const ids = words.map((token) => this.#vocabulary.resolve(token));
    const insides: { run: Run; inside: readonly (readonly number[])[] }[] = [];
    for (const run of runs) {
      const inside = this.#insideOf(run);
      if (inside.length > 0) insides.push({ run, inside });
    }
    for (let at = 0; at < words.length; at += 1) {
      const token = words[at] as Token;
      if (token.raw.length < 8 || (ids[at] as readonly number[]).length > 0) continue;
      const inside = this.#vocabulary.compoundOf(token.forms);
      if (inside) insides.push({ run: { ...token, first: at, last: at }, inside });
    }
    this.#begin(insides.length === 0 ? ids : [...ids, ...insides.flatMap(({ inside }) => inside)]);
    this.#matchTokens(words, ids, found, text);
    for (const { run, inside } of insides) this.#matchInside(run, inside, words, ids, found);
  }

  /** The words that may be read in a spaced-out run. */
  #insideOf(run: Run): (readonly number[])[] {
    const whole = this.#vocabulary.resolve(run);
    const parts = run.last - run.first >= 3 ? this.#vocabulary.segment(run) : [];
    if (whole.length === 0 && parts.length === 0) return [];
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
    return inside;
  }

  /** The neighbourhood of a run, with the run read as the words in it. */
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
    for (let at = 0; at < tokens.length; at += 1)
      for (const id of ids[at] ?? NONE)
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
      const ofPerson = meets(ids[at], this.#persons);
      while (next < ids.length && !meets(ids[next], wanted)) {
        if (!meets(ids[next], this.#stop) && !(ofPerson && meets(ids[next], this.#identities))) skipped += 1;
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
    const started = pattern.elements.findIndex((element) => meets(ids[first], element.ids));
    for (const [number, { ids: wanted }] of pattern.elements.entries()) {
      if (number === started) continue;
      let next = first + 1;
      while (next < ids.length && next - first <= near && !meets(ids[next], wanted)) next += 1;
      if (next >= ids.length || next - first > near) return null;
      last = Math.max(last, next);
    }
    return last;
  }
}

function meets(ids: readonly number[] | undefined, wanted: ReadonlySet<number>): boolean {
  if (ids) for (let at = 0; at < ids.length; at += 1) if (wanted.has(ids[at] as number)) return true;
  return false;
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
