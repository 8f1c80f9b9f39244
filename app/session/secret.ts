import { env } from '../../lib/env/index';
import { ColophonError } from '../../lib/errors/index';

/** @throws invalid_argument: without a secret anybody could write a cookie. `npm start` makes one and keeps it. */
export function sessionSecret(): string {
  const secret = env().SESSION_SECRET;
  if (!secret)
    throw new ColophonError('invalid_argument', {
      argument: 'SESSION_SECRET',
      problem: 'is not set; start with npm start.',
    });
  return secret;
}

export const cookiesAreSecure = (): boolean => env().APP_URL?.startsWith('https:') ?? false;
