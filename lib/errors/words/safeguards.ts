import type { Words } from './say.js';

/** What the findings of safeguards say; keys are finding codes, `{name}` their parameters. */
export const SAFEGUARDS_WORDS = {} as const satisfies Words;
