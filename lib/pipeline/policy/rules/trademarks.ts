import { COPY, DRAWN, family } from './rule';

/** Names come from the registry of protected works at run time; `trademarks/` says when a name counts. */
export const trademarks = family({
  id: 'trademarks',
  rules: [
    {
      id: 'brand-mark',
      version: 1,
      severity: 'block',
      fields: DRAWN,
      openai: ['illicit'],
      ailuminate: ['intellectual-property'],
      terms: {},
    },
    {
      id: 'brand-mention',
      version: 1,
      severity: 'review',
      fields: [...DRAWN, ...COPY],
      openai: [],
      ailuminate: ['intellectual-property', 'defamation'],
      terms: {},
    },
    {
      id: 'protected-name',
      version: 1,
      severity: 'block',
      fields: [...DRAWN, ...COPY],
      openai: ['illicit'],
      ailuminate: ['intellectual-property'],
      terms: {},
    },
  ],
});
