import type { RunFacts } from '../stage';
import { type Described, readVocabulary, withoutAbsences } from './subject/index';

export interface EffectivePrompts {
  /** What the text encoder is given. */
  prompt: string;
  negative: string;
}

/**
 * Adds the brand's style to what the customer wrote. A model with a fixed vocabulary is given only words it was taught, in
 * the form it was taught them, without punctuation: a word outside it would reach the encoder as noise that no training
 * picture explains; and so would a word of what shall not be there. A model with an open vocabulary gets the text as written.
 */
export function effectivePrompts(
  brief: Pick<RunFacts['brief'], 'prompt' | 'negativePrompt'>,
  style: RunFacts['preset']['style'],
  model: Described,
): EffectivePrompts {
  const vocabulary = readVocabulary(model);
  const negative = brief.negativePrompt ? [brief.negativePrompt] : [];
  if (!vocabulary.closed)
    return { prompt: joined(brief.prompt, style.words), negative: [...negative, ...style.negative].join(', ') };

  const taught = (text: string) =>
    (
      text
        .normalize('NFKC')
        .toLowerCase()
        .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
    ).flatMap((word) => vocabulary.taught(word) ?? []);
  const asked = taught(withoutAbsences(brief.prompt));
  const added = knownPhrases(style.words, taught).filter((word) => !asked.includes(word));
  return {
    prompt: [...asked, ...new Set(added)].join(' '),
    negative: [...new Set([...taught(negative.join(' ')), ...knownPhrases(style.negative, taught)])].join(' '),
  };
}

/** Half a phrase may mean the opposite (“not busy”), so a style phrase counts only when every word of it is known. */
function knownPhrases(phrases: readonly string[], taught: (text: string) => string[]): string[] {
  return phrases.flatMap((phrase) => {
    const words = taught(phrase);
    return words.length === (phrase.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).length ? words : [];
  });
}

function joined(prompt: string, words: readonly string[]): string {
  const lower = prompt.toLowerCase();
  return [prompt, ...words.filter((word) => !lower.includes(word.toLowerCase()))].join(', ');
}
