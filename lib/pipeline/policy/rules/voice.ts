import { ASKED, COPY, family } from './rule';

/** The brand's own rules: words its preset says to avoid in copy, and words its organisation added to the policy. */
export const voice = family({
  id: 'voice',
  rules: [
    {
      id: 'voice',
      version: 1,
      severity: 'review',
      loosening: 'open',
      fields: COPY,
      openai: [],
      ailuminate: [],
      terms: {},
    },
    {
      id: 'own-term',
      version: 1,
      severity: 'block',
      loosening: 'open',
      fields: ASKED,
      openai: [],
      ailuminate: [],
      terms: {},
    },
  ],
});
