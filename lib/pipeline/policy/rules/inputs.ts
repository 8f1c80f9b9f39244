import { family } from './rule';

/** Pictures the customer brings: looked at before an engine sees them (`inputs/`). */
export const inputs = family({
  id: 'inputs',
  rules: [
    {
      id: 'input-similarity',
      version: 1,
      severity: 'review',
      loosening: 'never',
      fields: [],
      openai: ['illicit'],
      ailuminate: ['intellectual-property'],
      terms: {},
    },
    {
      id: 'input-moderation',
      version: 1,
      severity: 'review',
      loosening: 'never',
      fields: [],
      // Which of them, the operator's classifier says for each of its categories.
      openai: [],
      ailuminate: [],
      terms: {},
    },
    {
      id: 'input-unreadable',
      version: 1,
      severity: 'block',
      loosening: 'never',
      fields: [],
      openai: [],
      ailuminate: [],
      terms: {},
    },
    {
      id: 'input-quality',
      version: 1,
      severity: 'review',
      loosening: 'never',
      fields: [],
      openai: [],
      ailuminate: [],
      terms: {},
    },
    {
      id: 'input-opt-out',
      version: 1,
      severity: 'review',
      loosening: 'never',
      fields: [],
      openai: [],
      ailuminate: ['intellectual-property'],
      terms: {},
    },
  ],
});
