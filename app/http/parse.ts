import type { z } from 'zod';
import { ColophonError } from '../../lib/errors/index';

/** @throws invalid_argument naming the first thing that is wrong. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new ColophonError('invalid_argument', {
    argument: issue?.path.join('.') || 'body',
    problem: issue?.message ?? 'is not right.',
  });
}
