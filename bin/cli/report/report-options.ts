import type { readOptions } from '../options';

export const REPORT_OPTIONS = {
  json: { type: 'boolean' },
  key: { type: 'string' },
  picture: { type: 'string' },
  receipt: { type: 'string' },
  out: { type: 'string' },
} as const;

export type ReportOptions = ReturnType<typeof readOptions<typeof REPORT_OPTIONS>>['values'];
