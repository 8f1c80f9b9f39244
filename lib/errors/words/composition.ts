import type { Words } from './say';

/** What the findings of composition say; keys are finding codes, `{name}` their parameters. */
export const COMPOSITION_WORDS = {} as const satisfies Words;
