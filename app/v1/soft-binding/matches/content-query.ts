import { z } from 'zod';
import { maxResults } from './max-results';

/** What may be asked of a whole picture, as its specification names it. */
export const contentQuery = z.object({
  alg: z.string().min(1).max(100).optional(),
  hintAlg: z.string().min(1).max(100).optional(),
  hintValue: z.string().min(1).max(4_096).optional(),
  maxResults,
});
