import { COPY, DRAWN, family } from './rule';

/** Names come from the registry of protected works at run time; `trademarks/` says when a name counts. */
export const trademarks = family({
  id: 'trademarks',
  rules: [
    {
      id: 'brand-mark',
      version: 2,
      severity: 'block',
      loosening: 'review',
      fields: DRAWN,
      openai: ['illicit'],
      ailuminate: ['intellectual-property'],
      terms: {},
    },
    {
      id: 'brand-mention',
      version: 2,
      severity: 'review',
      loosening: 'open',
      fields: [...DRAWN, ...COPY],
      openai: [],
      ailuminate: ['intellectual-property', 'defamation'],
      terms: {},
    },
    {
      // The organisation's own list (its policy): naming a competitor is a decision that somebody there wants to take.
      id: 'competitor',
      version: 1,
      severity: 'review',
      loosening: 'open',
      fields: [...DRAWN, ...COPY],
      openai: [],
      ailuminate: ['intellectual-property', 'defamation'],
      terms: {},
    },
    {
      id: 'protected-name',
      version: 1,
      severity: 'block',
      loosening: 'never',
      fields: [...DRAWN, ...COPY],
      openai: ['illicit'],
      ailuminate: ['intellectual-property'],
      terms: {},
    },
  ],
});
