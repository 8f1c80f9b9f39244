/**
 * The small language in which rules write what they look for, and its matcher.
 *
 *   nude|nudes woman     one of the words, then the next word (articles and pronouns between them are skipped)
 *   kill* .. @person     a prefix; up to four words between; a word of the class `person`
 *   @minor & @sexual     both within twelve words, in any order
 */
import type { Run, Token, Views } from '../normalise/index';
import { Vocabulary } from './vocabulary';

const GAP = 4;
const NEAR = 12;
const STOP_WORDS =
  'a an the my his her its their our your some of this that these those to with in on el la los las un una le les de du des der die das den dem ein eine einen einem il lo gli uno o os as um uma em no na'.split(
    ' ',
  );

export interface Pattern {
  /** Which rule asked; the caller's own number. */
  owner: number;
  benign: boolean;
  near: boolean;
  elements: readonly { ids: ReadonlySet<number>; gap: boolean }[];
}

export interface Match {
  owner: number;
  benign: boolean;
  /** In the cleaned text. */
  start: number;
  end: number;
}

export class PatternSet {
  readonly #vocabulary = new Vocabulary();
  readonly #byFirst = new Map<number, Pattern[]>();
  readonly #stop: ReadonlySet<number>;
  readonly #classes: Readonly<Record<string, readonly string[]>>;

  constructor(classes: Readonly<Record<string, readonly string[]>>) {
    this.#classes = classes;
    this.#stop = new Set(STOP_WORDS.map((word) => this.#vocabulary.add(word)));
  }

  /** Throws `RangeError` for a class that does not exist: a rule that can never match must not load. */
  add(source: string, owner: number, benign = false): void {
    const near = source.includes(' & ');
    const parts = source.split(near ? ' & ' : ' ').filter((part) => part !== '');
    const elements: { ids: Set<number>; gap: boolean }[] = [];
    let gap = false;
    for (const part of parts) {
      if (part === '..') gap = true;
      else {
        elements.push({ ids: this.#idsOf(part, source), gap });
        gap = false;
      }
    }
    const pattern = { owner, benign, near, elements };
    const firsts = near ? elements.flatMap((element) => [...element.ids]) : [...(elements[0]?.ids ?? [])];
    for (const id of new Set(firsts)) {
      const list = this.#byFirst.get(id);
      if (list) list.push(pattern);
      else this.#byFirst.set(id, [pattern]);
    }
  }

  #idsOf(part: string, source: string): Set<number> {
    const ids = new Set<number>();
    for (const word of part.split('|')) {
      const members = word.startsWith('@') ? this.#classes[word.slice(1)] : [word];
      if (!members) throw new RangeError(`No word class ${word} (in the pattern "${source}")`);
      for (const member of members) ids.add(this.#vocabulary.add(member));
    }
    return ids;
  }

  /** All matches of all views, benign ones included; the caller weighs them. */
  match(views: Views): Match[] {
    const found: Match[] = [];
    const ids = this.#resolve(views.words);
    this.#matchTokens(views.words, ids, found);
    if (views.joined.length > 0) this.#matchTokens(views.joined, this.#resolve(views.joined), found);
    for (const run of views.runs) this.#matchRun(run, views.words, ids, found);
    return found;
  }

  #resolve(tokens: readonly Token[]): number[][] {
    return tokens.map((token) => this.#vocabulary.resolve(token));
  }

  /** The neighbourhood of a spaced-out run, with the run read as the words in it. */
  #matchRun(run: Run, words: readonly Token[], ids: readonly (readonly number[])[], found: Match[]): void {
    const whole = this.#vocabulary.resolve(run);
    const parts = run.last - run.first >= 3 ? this.#vocabulary.segment(run) : [];
    if (whole.length === 0 && parts.length === 0) return;
    const inside = parts.sort((a, b) => a.from - b.from).map((part) => [part.id]);
    if (whole.length > 0) inside.push(whole);
    const from = Math.max(0, run.first - NEAR);
    const to = run.last + 1 + NEAR;
    this.#matchTokens(
      [...words.slice(from, run.first), ...inside.map(() => run), ...words.slice(run.last + 1, to)],
      [...ids.slice(from, run.first), ...inside, ...ids.slice(run.last + 1, to)],
      found,
    );
  }

  #matchTokens(tokens: readonly Token[], ids: readonly (readonly number[])[], found: Match[]): void {
    for (let at = 0; at < tokens.length; at += 1)
      for (const id of ids[at] ?? [])
        for (const pattern of this.#byFirst.get(id) ?? []) {
          const end = pattern.near ? this.#nearby(pattern, ids, at) : this.#sequence(pattern, ids, at);
          if (end === null) continue;
          const { start } = tokens[at] ?? { start: 0 };
          found.push({ owner: pattern.owner, benign: pattern.benign, start, end: tokens[end]?.end ?? start });
        }
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
    const started = pattern.elements.findIndex((element) => (ids[first] ?? []).some((id) => element.ids.has(id)));
    for (const [number, { ids: wanted }] of pattern.elements.entries()) {
      if (number === started) continue;
      let next = first + 1;
      while (next < ids.length && next - first <= NEAR && !(ids[next] ?? []).some((id) => wanted.has(id))) next += 1;
      if (next >= ids.length || next - first > NEAR) return null;
      last = Math.max(last, next);
    }
    return last;
  }
}
