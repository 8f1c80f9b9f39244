import { headOf } from './head';
import { ADJECTIVES, FUNCTION_WORDS, GENERIC, LINKS } from './lexicon-table';
import { nearestScenes, type Suggestion } from './nearest-scenes';
import { type Clause, readPhrases } from './phrases';
import { stem } from './stem';
import { type Described, readVocabulary, type Vocabulary } from './vocabulary';

export interface SubjectAssessment {
  /** False when the main subject is something the model was never taught to draw. */
  drawable: boolean;
  /** The main subject in the customer's words; null when the prompt names none (“soft and pink”). */
  subject: string | null;
  /** `families[].id` of the subject; null when the scene is left open or nothing is known. */
  family: string | null;
  /** Whether the picture cannot contain people; null when nobody knows. */
  personFree: boolean | null;
  /** Words of the prompt that the model was never taught, in order, each once. */
  unknownWords: readonly string[];
  /** Three scenes that can be drawn, nearest first; empty when the subject is drawable. */
  suggestions: readonly Suggestion[];
}

type Finding = { drawable: boolean; subject: string | null; family: string | null };

/**
 * Can this model draw what the prompt is about? It reads English noun phrases: what stands before “in”, “on”, “with”, “for”
 * is the subject, and its last noun decides. Text in another language or script has no word the model knows, so its subject
 * is one the model cannot draw. A model that lists no words or no families is taken to draw anything.
 *
 * Pure and fast (under a millisecond for an ordinary prompt): preflight calls it before anything is charged.
 */
export function assessSubject(prompt: string, model: Described): SubjectAssessment {
  const vocabulary = readVocabulary(model);
  const clauses = readPhrases(vocabulary.joined(prompt));
  if (!vocabulary.closed)
    return { drawable: true, subject: null, family: null, personFree: null, unknownWords: [], suggestions: [] };
  const judged = judge(clauses, vocabulary);
  const found = judged.drawable ? (peopleAsked(clauses, model.families, vocabulary) ?? judged) : judged;
  return {
    ...found,
    personFree: personFree(found, model.families),
    unknownWords: unknownWords(clauses, vocabulary),
    suggestions: found.drawable ? [] : nearestScenes(prompt, found.subject, model.families),
  };
}

function judge(clauses: readonly Clause[], vocabulary: Vocabulary): Finding {
  let answer: Finding | null = null;
  let open = false;
  for (const clause of clauses) {
    const main = mainSubject(clause, vocabulary);
    if (main && !main.drawable) {
      // A later clause adds to the picture (“…, soft focus, kodak”): it overrules the first only when that left it open.
      if (!answer || (open && clause.explains)) return main;
    } else if (main && (!answer || (open && main.family))) {
      open = main.family === null;
      answer = main;
    }
    const alive = expectedAlive(clause, vocabulary);
    if (alive) return alive;
  }
  return answer ?? withoutSubject(clauses, vocabulary);
}

/** What the first clause that names anything is about; joined nouns (“a podium and a cat”) must all be drawable. */
function mainSubject(clause: Clause, vocabulary: Vocabulary): Finding | null {
  let answer: Finding | null = null;
  let opens = false;
  for (const [i, phrase] of clause.phrases.entries()) {
    const counts =
      phrase.role === 'main' ? !answer || phrase.joined : opens && (phrase.role === 'of' || phrase.role === 'contents');
    // “A view over mountains”: what a view is of may come with other words than “of”.
    if (!counts && !(opens && !answer && phrase.role === 'place')) continue;
    const head = headOf(phrase, vocabulary, clause.phrases[i + 1]?.role);
    if (head.kind === 'undrawable') return { drawable: false, subject: head.text, family: null };
    if (head.kind === 'subject' && !answer?.family)
      answer = { drawable: true, subject: head.text, family: head.family };
    if (head.kind === 'open') answer ??= { drawable: true, subject: head.text, family: head.family };
    if (head.kind === 'transparent' || (head.kind === 'open' && head.shows)) opens = true;
    if (head.kind === 'none' && phrase.role === 'main' && clause.phrases[i + 1]?.role === 'of') opens = true;
  }
  return answer ?? (opens ? { drawable: true, subject: null, family: null } : null);
}

/** People and animals are seen wherever they are put: “mountains behind a woman”. */
function expectedAlive(clause: Clause, vocabulary: Vocabulary): Finding | null {
  for (const phrase of clause.phrases) {
    if (phrase.role === 'purpose' || phrase.role === 'absence' || phrase.role === 'likeness') continue;
    const head = headOf(phrase, vocabulary, undefined);
    if (head.kind === 'undrawable' && head.alive) return { drawable: false, subject: head.text, family: null };
  }
  return null;
}

/** Nothing named: a mood, a colour, a place or a purpose is enough to draw from; nothing known at all is not. */
function withoutSubject(clauses: readonly Clause[], vocabulary: Vocabulary): Finding {
  const phrases = clauses.flatMap((clause) => clause.phrases);
  const heads = phrases
    .filter(({ role }) => role !== 'absence' && role !== 'likeness' && role !== 'purpose')
    .map((phrase) => headOf(phrase, vocabulary, undefined));
  for (const head of heads)
    if (head.kind === 'subject') return { drawable: true, subject: head.text, family: head.family };
  for (const head of heads)
    if (head.kind === 'undrawable') return { drawable: false, subject: head.text, family: null };
  const words = phrases.flatMap((phrase) => phrase.words);
  const usable = words.some((word) => vocabulary.knows(word.text) || ADJECTIVES.has(word.text));
  return { drawable: usable, subject: usable ? null : (words[0]?.text ?? null), family: null };
}

/**
 * A model that draws scenes and people: whoever is named where a picture would show them leads to the family that draws people
 * (“mountains behind a woman”), but not in a purpose, a comparison or a negation.
 */
function peopleAsked(
  clauses: readonly Clause[],
  families: Described['families'],
  vocabulary: Vocabulary,
): Finding | null {
  const people = families.filter((family) => !family.person_free).map(({ id }) => id);
  if (people.length === 0 || people.length === families.length) return null;
  for (const clause of clauses)
    for (const [i, phrase] of clause.phrases.entries()) {
      if (phrase.role === 'purpose' || phrase.role === 'absence' || phrase.role === 'likeness') continue;
      const head = headOf(phrase, vocabulary, clause.phrases[i + 1]?.role);
      if (head.kind === 'subject' && people.includes(head.family))
        return { drawable: true, subject: head.text, family: head.family };
    }
  return null;
}

function personFree(found: Finding, families: Described['families']): boolean | null {
  const withPeople = families.filter((family) => !family.person_free);
  if (withPeople.length === 0) return true;
  // A model that draws nothing but people draws them for an open scene too.
  if (withPeople.length === families.length) return found.drawable ? false : null;
  if (families.some((family) => family.id === found.family && !family.person_free)) return false;
  return found.drawable ? true : null;
}

function unknownWords(clauses: readonly Clause[], vocabulary: Vocabulary): readonly string[] {
  const words = clauses.flatMap((clause) => clause.phrases).flatMap((phrase) => phrase.words.map((word) => word.text));
  const parts = (word: string) => (vocabulary.knows(word) ? [] : word.split('-'));
  const unknown = words
    .flatMap(parts)
    .filter(
      (word) => !vocabulary.knows(word) && !FUNCTION_WORDS.has(word) && !(word in LINKS) && !GENERIC.has(stem(word)),
    );
  return [...new Set(unknown)];
}
