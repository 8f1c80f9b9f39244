import type { Words } from './say';

/** What the findings of provenance say; keys are finding codes, `{name}` their parameters. */
export const PROVENANCE_WORDS = {} as const satisfies Words;
