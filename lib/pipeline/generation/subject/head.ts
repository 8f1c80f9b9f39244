/** Finds the head of a phrase (what it is about) and says what kind of word that is. */
import {
  ADJECTIVE_SUFFIX,
  ADJECTIVES,
  COLOUR_NOUNS,
  COLOURS,
  COUNTING,
  GENERIC,
  HOMONYMS,
  LIVING,
  MATERIALS,
  MOVING,
  NOUNS_IN_DISGUISE,
  OCCASIONS,
  ONLY_AS_LISTED,
  PORTRAITS,
  PURSUITS,
  QUALITIES,
  QUANTITIES,
  SCENE_VERBS,
  SHOWS_ITS_NAME,
  THINGS,
  TRANSPARENT,
} from './lexicon-table';
import type { Phrase, Word } from './phrases';
import { stem } from './stem';
import type { Vocabulary } from './vocabulary';

export type Head =
  /** The model lists it. */
  | { kind: 'subject'; text: string; family: string }
  /** A backdrop, a sale: the scene is left open. A backdrop may go on to say what it shows, a sale does not. */
  | { kind: 'open'; text: string; family: string | null; shows: boolean }
  /** “A photo”, “lots”: look at what follows. */
  | { kind: 'transparent'; text: string }
  /** Only adjectives, colours and qualities. */
  | { kind: 'none' }
  | { kind: 'undrawable'; text: string; alive?: boolean };

/** @param followedBy role of the next phrase in the clause, if any. */
export function headOf(phrase: Phrase, vocabulary: Vocabulary, followedBy: string | undefined): Head {
  const words = withoutPredicate(phrase, vocabulary);
  const living = words.find((word, i) => isExpectedAlive(word, words[i + 1], vocabulary));
  if (living) return { kind: 'undrawable', text: living.text, alive: true };

  for (let end = words.length; end > 0; end--) {
    const head = classify(words.slice(0, end), end === words.length, phrase, vocabulary, followedBy);
    if (head) return head;
  }
  return { kind: 'none' };
}

/** Undefined means: an adjective or a quality, look at the word before it. */
function classify(
  words: readonly Word[],
  last: boolean,
  phrase: Phrase,
  vocabulary: Vocabulary,
  followedBy: string | undefined,
): Head | undefined {
  const texts = words.map((word) => word.text);
  const word = texts.at(-1) ?? '';
  const root = TRANSPARENT.has(word) ? word : stem(partThatCounts(word));
  const listed = listedSubject(texts, vocabulary);
  if (last && QUANTITIES.has(root) && followedBy === 'of') return { kind: 'transparent', text: word };
  if (listed === 'not drawn') return { kind: 'undrawable', text: nameOf(texts, vocabulary) };
  // “Snow backdrop” is a subject where it is listed as a whole, although a backdrop is nothing in particular.
  if (listed && listed !== 'misread' && /[\s-]/.test(listed.text)) return { kind: 'subject', ...listed };
  if (SHOWS_ITS_NAME.has(root) && namesUnknown(texts.at(-2), vocabulary))
    return { kind: 'undrawable', text: texts.slice(-2).join(' ') };
  if (GENERIC.has(root) || OCCASIONS.has(root))
    return { kind: 'open', text: texts.join(' '), family: vocabulary.familyOf([word]), shows: GENERIC.has(root) };
  if (listed === 'misread') return { kind: 'undrawable', text: nameOf(texts, vocabulary) };
  if (listed) return { kind: 'subject', ...listed };
  // Behind the head, only a subject the model lists is still looked for: “mountains blue”, but not “navy blue”.
  if (!last) return undefined;
  if (TRANSPARENT.has(root)) return { kind: 'transparent', text: word };
  if (PORTRAITS.has(root))
    return followedBy === 'of' ? { kind: 'transparent', text: word } : { kind: 'undrawable', text: word };
  if (isPursuit(words, words.length - 1, phrase)) return { kind: 'undrawable', text: texts.slice(-2).join(' ') };
  const counted = COUNTING.has(phrase.determiner) || word !== root;
  if (COLOUR_NOUNS.has(root) && !counted) return undefined;
  if (root === 'room' && followedBy === 'purpose') return undefined;
  if (THINGS.has(root) || (COLOUR_NOUNS.has(root) && counted))
    return { kind: 'undrawable', text: nameOf(texts, vocabulary) };
  if (QUALITIES.has(root) || ADJECTIVES.has(word) || COLOURS.has(word) || vocabulary.qualifies(word)) return undefined;
  if (/^\d/.test(word) || (/(?:ed|ly)$/.test(word) && word.length > 4 && !NOUNS_IN_DISGUISE.has(word)))
    return undefined;
  if (words.length === 1 && phrase.determiner === '' && ADJECTIVE_SUFFIX.test(word)) return undefined;
  if (word.includes('-') && /(?:ed|ing|free|style|like|toned|themed|quality)$/.test(word)) return undefined;
  return { kind: 'undrawable', text: nameOf(texts, vocabulary) };
}

/** “Leopard pattern”, “brick texture”: what stands before is what is to be seen, and it was never taught. */
function namesUnknown(before: string | undefined, vocabulary: Vocabulary): boolean {
  if (before === undefined || vocabulary.knows(before) || /(?:ed|ly)$/.test(before)) return false;
  return ![ADJECTIVES, COLOURS, GENERIC, OCCASIONS, QUALITIES].some(
    (words) => words.has(before) || words.has(stem(before)),
  );
}

/**
 * The longest subject at the end of these words; `misread` when the word is listed but means something else here, `not drawn`
 * when the model says that it does not draw what they name.
 */
function listedSubject(
  texts: readonly string[],
  vocabulary: Vocabulary,
): { text: string; family: string } | 'misread' | 'not drawn' | null {
  for (let length = Math.min(vocabulary.longestSubject, texts.length); length > 0; length--) {
    const tail = texts.slice(-length);
    const family = vocabulary.familyOf(tail);
    if (!family) {
      // “Polka dots”, but “bokeh circles” are bokeh.
      if (vocabulary.refuses(tail) && !vocabulary.familyOf(texts.slice(-length - 1, -length))) return 'not drawn';
      continue;
    }
    const root = stem(tail[0] ?? '');
    const before = texts.at(-2);
    const thing = before !== undefined && THINGS.has(stem(before)) && !MATERIALS.has(before);
    const misread = HOMONYMS.has(root) && before !== undefined && (!vocabulary.knows(before) || thing);
    if (length === 1 && (ONLY_AS_LISTED.has(root) || misread)) return 'misread';
    return { text: tail.join(' '), family };
  }
  return null;
}

/** “Waves roll …”, “sky filled …”: what is told about the subject is cut off, so that the subject comes last. */
function withoutPredicate(phrase: Phrase, vocabulary: Vocabulary): readonly Word[] {
  const at = phrase.words.findIndex((word, i) => {
    const after = phrase.words.slice(i + 1);
    if (i === 0 || laterSubject(after, vocabulary) || isPursuit(phrase.words, i, phrase)) return false;
    // “A leaf piling machine” is about a machine.
    const told = after.every(
      ({ text }) => text.endsWith('ly') || ADJECTIVES.has(text) || COLOURS.has(text) || QUALITIES.has(stem(text)),
    );
    return isPredicate(word.text, vocabulary) || (told && isActing(word.text));
  });
  return at < 0 ? phrase.words : phrase.words.slice(0, at);
}

function isPredicate(word: string, vocabulary: Vocabulary): boolean {
  if (vocabulary.knows(word) || NOUNS_IN_DISGUISE.has(word)) return false;
  if (/^(?:made|lit|seen|set|shot|drawn|hung|built|strewn|inspired)$/.test(word)) return true;
  if (word.endsWith('ed') && word.length > 4) return true;
  return SCENE_VERBS.has(stem(word));
}

/** “Snow falling”: behind what it is told of, this form is a verb even where the model was taught it as an adjective (“falling leaves”). */
function isActing(word: string): boolean {
  if (!word.endsWith('ing') || NOUNS_IN_DISGUISE.has(word)) return false;
  const bare = word.slice(0, -3);
  return [bare, `${bare}e`, bare.replace(/y$/, 'ie'), bare.replace(/(.)\1$/, '$1')].some((form) =>
    SCENE_VERBS.has(form),
  );
}

/** “Night running”, “cloud computing”: what somebody does there is not the place. “Waves running”, “river running” tell of a scene. */
function isPursuit(words: readonly Word[], at: number, phrase: Phrase): boolean {
  const [word, before] = [words[at]?.text ?? '', words[at - 1]?.text];
  if (!PURSUITS.has(word) || before === undefined || before !== stem(before) || phrase.determiner !== '') return false;
  return !(MOVING.has(before) && isActing(word));
}

function laterSubject(words: readonly Word[], vocabulary: Vocabulary): boolean {
  return words.some(
    ({ text }) => GENERIC.has(stem(text)) || OCCASIONS.has(stem(text)) || vocabulary.familyOf([text]) !== null,
  );
}

/**
 * Someone or something alive that the picture is expected to show. Not “salmon pink”, “women's day”, “baby shower”, “cat
 * food”: there the word only qualifies the next one, and that one decides.
 */
function isExpectedAlive(word: Word, next: Word | undefined, vocabulary: Vocabulary): boolean {
  if (!LIVING.has(stem(word.text)) || vocabulary.familyOf([word.text]) !== null || word.possessive) return false;
  if (!next) return true;
  if (vocabulary.familyOf([word.text, next.text]) !== null) return false;
  const root = stem(next.text);
  if (COLOURS.has(next.text) || OCCASIONS.has(root)) return false;
  if (next.text.endsWith('ing') && !NOUNS_IN_DISGUISE.has(next.text)) return true;
  return (
    GENERIC.has(root) || ADJECTIVES.has(next.text) || vocabulary.knows(next.text) || isPredicate(next.text, vocabulary)
  );
}

/** “Sand-dunes” is about dunes. */
function partThatCounts(word: string): string {
  return word.split('-').at(-1) ?? word;
}

/** The head with the unknown words right before it: “perfume bottle”, not “bottle”. */
function nameOf(texts: readonly string[], vocabulary: Vocabulary): string {
  let from = texts.length - 1;
  while (from > 0 && texts.length - from < 3) {
    const word = texts[from - 1] ?? '';
    if (ADJECTIVES.has(word) || COLOURS.has(word) || (vocabulary.knows(word) && !THINGS.has(stem(word)))) break;
    from -= 1;
  }
  return texts.slice(from).join(' ');
}
