import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { ColophonError } from '../errors/index';

export const SHORTEST_PASSWORD = 10;
/** A longer password is no stronger, but hashing it costs. */
export const LONGEST_PASSWORD = 1_000;
/** zxcvbn's score of 0 to 4; 3 is "safely unguessable: moderate protection from offline slow-hash scenario". */
export const LOWEST_SCORE = 3;
/** zxcvbn's time grows with the square of the length. */
const CONSIDERED = 100;

let estimator: Promise<ZxcvbnFactory> | undefined;

/** Loaded at the first question: the dictionaries are tens of thousands of words, and most processes never ask. */
async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [core, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  return new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
  });
}

/**
 * @param about words an attacker tries first: the person's address and name, and ours.
 * @throws invalid_argument when the password is too short, too long or too easy to guess, with what to do.
 */
export async function demandStrongPassword(password: string, about: readonly string[]): Promise<void> {
  const refuse = (problem: string) => new ColophonError('invalid_argument', { argument: 'password', problem });
  if (password.length < SHORTEST_PASSWORD) throw refuse(`must have at least ${SHORTEST_PASSWORD} characters.`);
  if (password.length > LONGEST_PASSWORD) throw refuse(`must have at most ${LONGEST_PASSWORD} characters.`);
  estimator ??= loadEstimator();
  const { score, feedback } = (await estimator).check(password.slice(0, CONSIDERED), [...about, 'colophon']);
  if (score >= LOWEST_SCORE) return;
  const advice = [feedback.warning, feedback.suggestions[0]].filter(Boolean).join(' ');
  throw refuse(`is too easy to guess. ${advice || 'Use four or more words that do not belong together.'}`);
}
