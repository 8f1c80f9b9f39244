import type { readOptions } from '../options';

export const CASE_OPTIONS = {
  json: { type: 'boolean' },
  approve: { type: 'boolean' },
  reject: { type: 'boolean' },
  reason: { type: 'string' },
  statement: { type: 'string' },
  item: { type: 'string' },
  status: { type: 'string' },
  cursor: { type: 'string' },
  limit: { type: 'string' },
  out: { type: 'string' },
  as: { type: 'string' },
  name: { type: 'string' },
  organisation: { type: 'string' },
} as const;

export type CaseOptions = ReturnType<typeof readOptions<typeof CASE_OPTIONS>>['values'];
