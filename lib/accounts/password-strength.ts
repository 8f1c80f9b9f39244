import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as english from '@zxcvbn-ts/language-en';
import { ColophonError } from '../errors/index';

export const SHORTEST_PASSWORD = 10;
/** A longer password is no stronger, but hashing it costs. */
export const LONGEST_PASSWORD = 1_000;
/** zxcvbn's score of 0 to 4; 3 is "safely unguessable: moderate protection from offline slow-hash scenario". */
export const LOWEST_SCORE = 3;
/** zxcvbn's time grows with the square of the length. */
const CONSIDERED = 100;

let estimator: ZxcvbnFactory | undefined;

/** Made at the first question: the dictionaries are tens of thousands of words. */
function estimate(password: string, about: readonly string[]) {
  estimator ??= new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
  });
  return estimator.check(password.slice(0, CONSIDERED), [...about]);
}

/**
 * @param about words an attacker tries first: the person's address and name, and ours.
 * @throws invalid_argument when the password is too short, too long or too easy to guess, with what to do.
 */
export function demandStrongPassword(password: string, about: readonly string[]): void {
  const refuse = (problem: string) => new ColophonError('invalid_argument', { argument: 'password', problem });
  if (password.length < SHORTEST_PASSWORD) throw refuse(`must have at least ${SHORTEST_PASSWORD} characters.`);
  if (password.length > LONGEST_PASSWORD) throw refuse(`must have at most ${LONGEST_PASSWORD} characters.`);
  const { score, feedback } = estimate(password, [...about, 'colophon']);
  if (score >= LOWEST_SCORE) return;
  const advice = [feedback.warning, feedback.suggestions[0]].filter(Boolean).join(' ');
  throw refuse(`is too easy to guess. ${advice || 'Use four or more words that do not belong together.'}`);
}
