import {
  addSignInToken,
  peekSignInToken,
  revokeSessionsOf,
  setPassword,
  takeSignInToken,
  userForSignIn,
  userProfile,
} from '../db/index';
import { ColophonError } from '../errors/index';
import { readAddress } from './address';
import { demandMail, mails } from './mails';
import type { Visitor } from './open-for';
import { hashPassword, passwordMatches } from './password';
import { demandStrongPassword, LONGEST_PASSWORD } from './password-strength';
import { auditPerson } from './person-audit';
import type { Person } from './session-of';
import { demandToken } from './throttle';
import { hashToken, newToken } from './token';

const MINUTES = 30;

/** Sends a link to whoever has an account with this address; says nothing either way. @throws as requestSignInLink. */
export async function requestPasswordReset(email: string, visitor: Visitor = {}): Promise<void> {
  demandMail();
  const address = readAddress(email);
  if (visitor.source) await demandToken('mail-source', visitor.source);
  await demandToken('mail', address);
  const user = await userForSignIn(address);
  if (!user) return;
  const { token, hash } = newToken();
  const expiresAt = new Date(Date.now() + MINUTES * 60_000);
  await addSignInToken({ hash, purpose: 'password_reset', userId: user.id, email: address, expiresAt });
  mails.passwordReset(address, token, MINUTES);
}

export function resetLinkWorks(token: string): Promise<boolean> {
  return peekSignInToken(hashToken(token), 'password_reset');
}

/**
 * Sets the password and ends every session; signing in, with the second factor if there is one, follows.
 * A password that is refused does not use up the link.
 * @throws link_expired, invalid_argument.
 */
export async function resetPassword(token: string, password: string, visitor: Visitor = {}): Promise<void> {
  if (visitor.source) await demandToken('token', visitor.source);
  if (!(await resetLinkWorks(token))) throw new ColophonError('link_expired');
  await demandStrongPassword(password, []);
  const used = await takeSignInToken(hashToken(token), 'password_reset');
  if (!used?.userId) throw new ColophonError('link_expired');
  await change(used.userId, used.email, password, '');
}

/** @throws invalid_argument for a wrong present password (when there is one) or a weak new one; rate_limited. */
export async function changePassword(person: Person, given: { current: string; password: string }): Promise<void> {
  await demandPassword(person, given.current);
  await demandStrongPassword(given.password, [person.email, person.name]);
  await change(person.userId, person.email, given.password, person.sessionId);
}

async function change(userId: string, email: string, password: string, keepSession: string): Promise<void> {
  await setPassword(userId, await hashPassword(password));
  await revokeSessionsOf(userId, keepSession);
  await auditPerson(userId, 'member.password_changed');
  mails.passwordChanged(email);
}

/**
 * For what an unattended browser must not do. A person without a password has proved nothing but the session, which is then
 * all there is.
 * @throws invalid_argument, rate_limited.
 */
export async function demandPassword(person: Person, current: string): Promise<void> {
  if (!(await userProfile(person.userId))?.hasPassword) return;
  await demandToken('sign-in', person.email);
  const stored = (await userForSignIn(person.email))?.passwordHash ?? null;
  if (await passwordMatches(stored, current.slice(0, LONGEST_PASSWORD))) return;
  throw new ColophonError('invalid_argument', { argument: 'current', problem: 'is not your present password.' });
}
