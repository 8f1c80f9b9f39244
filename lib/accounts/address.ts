import { z } from 'zod';
import { ColophonError } from '../errors/index';

const addressSchema = z.email().max(254);

/** Addresses are compared in lower case, as they are stored. */
export const normalAddress = (given: string): string => given.trim().toLowerCase().slice(0, 320);

/** @throws invalid_argument for what is no e-mail address. */
export function readAddress(given: string): string {
  const read = addressSchema.safeParse(normalAddress(given));
  if (read.success) return read.data;
  throw new ColophonError('invalid_argument', {
    argument: 'email',
    problem: 'is not an e-mail address; write it like name@example.org.',
  });
}

const NAME = z.string().trim().min(1).max(80);

/** @throws invalid_argument unless it has 1 to 80 characters. */
export function readName(given: string, argument = 'name'): string {
  const read = NAME.safeParse(given);
  if (read.success) return read.data;
  throw new ColophonError('invalid_argument', { argument, problem: 'must have 1 to 80 characters.' });
}
