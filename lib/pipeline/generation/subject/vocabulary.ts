import type { ModelDescription } from '../../stage';
import { stem } from './stem';

/** What a model says it knows, ready for look-ups by stem. */
export interface Vocabulary {
  /** False for models that list no words or families: they take any text, and nobody can say what they know. */
  closed: boolean;
  /** Family whose subjects hold exactly these words. */
  familyOf(words: readonly string[]): string | null;
  /** True when the model was taught the word in this or another inflection. */
  knows(word: string): boolean;
  /** True when the word may stand alone for a mood, a colour or a purpose: not “skyline”, known from “skyline lights” only. */
  qualifies(word: string): boolean;
  /** The form in which the model was taught the word; null when it was not. */
  taught(word: string): string | null;
  /** Words of the longest subject. */
  longestSubject: number;
}

type Described = Pick<ModelDescription, 'words' | 'families' | 'modifiers'>;

export function readVocabulary(model: Described): Vocabulary {
  const exact = new Set(model.words.map((word) => word.toLowerCase()));
  const byStem = new Map<string, string>();
  for (const word of exact) if (!byStem.has(stem(word))) byStem.set(stem(word), word);

  const subjects = new Map<string, string>();
  for (const family of model.families)
    for (const subject of [...family.subjects, family.id])
      if (!subjects.has(keyOf(split(subject)))) subjects.set(keyOf(split(subject)), family.id);
  const mentioned = new Set(
    [...model.modifiers, ...model.families.flatMap((family) => family.subjects)].flatMap(split).map(stem),
  );

  const taught = (word: string) => (exact.has(word) ? word : (byStem.get(stem(word)) ?? null));
  const inSubjects = new Set(model.families.flatMap((family) => family.subjects.flatMap(split)).map(stem));
  const modifiers = new Set(model.modifiers.flatMap(split).map(stem));
  const qualifies = (word: string) =>
    modifiers.has(stem(word)) || (taught(word) !== null && !inSubjects.has(stem(word)));

  const known = (word: string) => taught(word) !== null || mentioned.has(stem(word));
  return {
    closed: model.families.length > 0 && model.words.length > 0,
    familyOf: (words) => subjects.get(keyOf(words)) ?? null,
    knows: (word) => known(word) || split(word).every(known),
    qualifies: (word) => qualifies(word) || split(word).every(qualifies),
    taught,
    longestSubject: Math.max(1, ...[...subjects.keys()].map((key) => key.split(' ').length)),
  };
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
