import type { Words } from './say';

/** What the findings of safeguards say; keys are finding codes, `{name}` their parameters. */
export const SAFEGUARDS_WORDS = {} as const satisfies Words;
