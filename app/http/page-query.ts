import { z } from 'zod';

/** Cursor pagination, as every list takes it. */
export const pageQuery = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
};

export function queryOf(request: Request): Record<string, string> {
  const entries = [...new URL(request.url).searchParams].filter(([, value]) => value !== '');
  return Object.fromEntries(entries);
}
