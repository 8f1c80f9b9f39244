import type { ModelDescription } from '../../stage';
import { FUNCTION_WORDS, LINKS } from './lexicon-table';
import { stem } from './stem';

/** What a model says it knows, ready for look-ups by stem. */
export interface Vocabulary {
  /** False for models that list no words or families: they take any text, and nobody can say what they know. */
  closed: boolean;
  /** Family whose subjects hold exactly these words. */
  familyOf(words: readonly string[]): string | null;
  /** True when exactly these words name a subject that the model says it does not draw. */
  refuses(words: readonly string[]): boolean;
  /** True when the model was taught the word in this or another inflection. */
  knows(word: string): boolean;
  /** True when the word may stand alone for a mood, a colour or a purpose: not “skyline”, known from “skyline lights” only. */
  qualifies(word: string): boolean;
  /** The form in which the model was taught the word; null when it was not. */
  taught(word: string): string | null;
  /** The prompt with subjects that hold a link or function word (“ring of light”, “still life”) made one hyphened word each. */
  joined(prompt: string): string;
  /** Words of the longest subject. */
  longestSubject: number;
}

/** What the reading of a prompt needs of a model. */
export type Described = Pick<ModelDescription, 'words' | 'families' | 'modifiers' | 'things' | 'notDrawn'>;

/** A model of thousands of words is asked several times in a run. */
const read = new WeakMap<Described, Vocabulary>();

export function readVocabulary(model: Described): Vocabulary {
  const known = read.get(model) ?? indexed(model);
  read.set(model, known);
  return known;
}

function indexed(model: Described): Vocabulary {
  const exact = new Set(model.words.map((word) => word.toLowerCase()));
  const byStem = new Map<string, string>();
  for (const word of exact) if (!byStem.has(stem(word))) byStem.set(stem(word), word);

  const subjects = new Map<string, string>();
  // “Stars” may lead elsewhere than “star”: a form that is listed wins over another inflection of it.
  const asListed = new Map<string, string>();
  for (const family of model.families)
    for (const subject of [...family.subjects, family.id]) {
      const [listed, key] = [split(subject).join(' '), keyOf(split(subject))];
      if (!asListed.has(listed)) asListed.set(listed, family.id);
      if (!subjects.has(key)) subjects.set(key, family.id);
    }
  const notDrawn = new Set((model.notDrawn ?? []).map((subject) => keyOf([subject])));
  const mentioned = new Set(
    [...model.modifiers, ...model.families.flatMap((family) => family.subjects)].flatMap(split).map(stem),
  );

  const taught = (word: string) => (exact.has(word) ? word : (byStem.get(stem(word)) ?? null));
  const inSubjects = new Set(model.families.flatMap((family) => family.subjects.flatMap(split)).map(stem));
  const modifiers = new Set(model.modifiers.flatMap(split).map(stem));
  const things = new Set((model.things ?? []).map(stem));
  const qualifies = (word: string) =>
    !things.has(stem(word)) && (modifiers.has(stem(word)) || (taught(word) !== null && !inSubjects.has(stem(word))));

  const linked = linkedSubjects([...asListed.keys()]);
  const known = (word: string) => taught(word) !== null || mentioned.has(stem(word));
  return {
    closed: model.families.length > 0 && model.words.length > 0,
    refuses: (words) => notDrawn.has(keyOf(words)),
    familyOf: (words) => asListed.get(words.flatMap(split).join(' ')) ?? subjects.get(keyOf(words)) ?? null,
    knows: (word) => known(word) || split(word).every(known),
    qualifies: (word) => qualifies(word) || split(word).every(qualifies),
    taught,
    joined: (prompt) => (linked ? prompt.replace(linked, (phrase) => phrase.replace(/\s+/g, '-')) : prompt),
    longestSubject: Math.max(1, ...[...subjects.keys(), ...notDrawn].map((key) => key.split(' ').length)),
  };
}

/** Finds the subjects that reading a prompt by phrases would take apart; null when there are none. */
function linkedSubjects(subjects: readonly string[]): RegExp | null {
  const apart = (word: string) => word === 'and' || word in LINKS || FUNCTION_WORDS.has(word);
  const some = subjects.filter((subject) => subject.includes(' ') && subject.split(' ').some(apart));
  if (some.length === 0) return null;
  const longestFirst = some.sort((a, b) => b.length - a.length).map((subject) => subject.replaceAll(' ', '\\s+'));
  return new RegExp(`\\b(?:${longestFirst.join('|')})\\b`, 'gi');
}

function split(phrase: string): string[] {
  return phrase
    .toLowerCase()
    .split(/[\s-]+/)
    .filter(Boolean);
}

function keyOf(words: readonly string[]): string {
  return words
    .flatMap((word) => split(word))
    .map(stem)
    .join(' ');
}
