import { COPY, family } from './rule';

/** The brand's own rule: words its preset says to avoid in copy. */
export const voice = family({
  id: 'voice',
  rules: [{ id: 'voice', version: 1, severity: 'review', fields: COPY, openai: [], ailuminate: [], terms: {} }],
});
