import type { Words } from './say';

/** What the findings of policy say; keys are finding codes, `{name}` their parameters. */
export const POLICY_WORDS = {} as const satisfies Words;
