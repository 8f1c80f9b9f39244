import { randomBytes } from 'node:crypto';
import { membershipsOf, openSession, userForSignIn } from '../db/index';
import { ColophonError } from '../errors/index';
import { passwordMatches } from './password';
import { makeThrottle } from './throttle';

/** A working day and then some; signing in again is cheap, a forgotten session is not. */
const SESSION_HOURS = 12;
/** Ten tries at once, then one every six seconds, per address. */
const throttle = makeThrottle(10, 10);

/** A longer password is no stronger, but hashing it costs. */
const MAX_PASSWORD = 1_000;

/**
 * @returns the id of a new session, or null: wrong password and unknown address cannot be told apart, by answer or by time.
 * @throws rate_limited with the seconds to wait.
 */
export async function signIn(email: string, password: string): Promise<{ sessionId: string } | null> {
  const address = email.trim().toLowerCase().slice(0, 320);
  const seconds = throttle.take(address);
  if (seconds > 0) throw new ColophonError('rate_limited', { seconds });
  const user = await userForSignIn(address);
  const matches = await passwordMatches(user?.passwordHash ?? null, password.slice(0, MAX_PASSWORD));
  if (!user || !matches || (await membershipsOf(user.id)).length === 0) return null;
  // 256 random bits: unlike other ids this one is a secret, so it does not sort by time.
  const sessionId = `ses_${randomBytes(32).toString('base64url')}`;
  await openSession({ id: sessionId, userId: user.id, expiresAt: new Date(Date.now() + SESSION_HOURS * 3_600_000) });
  return { sessionId };
}
