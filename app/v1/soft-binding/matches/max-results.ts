import { z } from 'zod';

/** More than a hundred are not given: the answer is shorter then, and says no less. */
export const maxResults = z.coerce
  .number()
  .int()
  .min(1)
  .default(10)
  .transform((most) => Math.min(most, 100));
