import { userForSignIn } from '../db/index';
import { normalAddress } from './address';
import { type OpenedSession, openFor, type Visitor } from './open-for';
import { passwordMatches } from './password';
import { LONGEST_PASSWORD } from './password-strength';
import { demandToken } from './throttle';

/**
 * @returns a new session, or null: wrong password, no password and unknown address cannot be told apart, by answer or by time.
 * A person with a second factor gets a session that waits for it.
 * @throws rate_limited with the seconds to wait.
 */
export async function signIn(email: string, password: string, visitor: Visitor = {}): Promise<OpenedSession | null> {
  const address = normalAddress(email);
  if (visitor.source) await demandToken('sign-in-source', visitor.source);
  await demandToken('sign-in', address);
  const user = await userForSignIn(address);
  const matches = await passwordMatches(user?.passwordHash ?? null, password.slice(0, LONGEST_PASSWORD));
  return user && matches ? openFor(user.id, 'password', visitor) : null;
}
