import { FIELDS, family } from './rule';

/** Formats, not words: `personal-data/find.ts` looks for them. A prompt travels to engines, records and manifests. */
export const personalData = family({
  id: 'personal-data',
  rules: [
    {
      id: 'personal-data',
      version: 1,
      severity: 'review',
      fields: FIELDS,
      openai: ['illicit'],
      ailuminate: ['privacy'],
      terms: {},
    },
  ],
});
