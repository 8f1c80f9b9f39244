import {
  beginEmailChange,
  cancelEmailChange as cancel,
  confirmEmailChange as confirm,
  type EmailChangeFacts,
  emailChangeOf,
  revokeSessionsOf,
} from '../db/index';
import { ColophonError } from '../errors/index';
import { readAddress } from './address';
import { demandPassword } from './change-password';
import { demandMail, mails } from './mails';
import { auditPerson } from './person-audit';
import type { Person } from './session-of';
import { demandToken } from './throttle';
import { hashToken, newToken } from './token';

const HOURS = 24;

/**
 * Sends a link to the old and to the new address; the address changes when both were used. Whether the new one is taken is
 * not said here: only whoever reads mail at it learns that, at the end.
 * @throws invalid_argument, rate_limited, mail_not_configured.
 */
export async function requestEmailChange(person: Person, wish: { email: string; current: string }): Promise<void> {
  demandMail();
  const newEmail = readAddress(wish.email);
  if (newEmail === person.email)
    throw new ColophonError('invalid_argument', { argument: 'email', problem: 'is your address already.' });
  await demandPassword(person, wish.current);
  await demandToken('mail', person.email);
  await demandToken('mail', newEmail);
  const [old, fresh] = [newToken(), newToken()];
  const expiresAt = new Date(Date.now() + HOURS * 3_600_000);
  await beginEmailChange({ userId: person.userId, newEmail, oldHash: old.hash, newHash: fresh.hash, expiresAt });
  mails.emailChangeOld(person.email, newEmail, old.token, HOURS);
  mails.emailChangeNew(newEmail, fresh.token, HOURS);
}

export function pendingEmailChange(person: Person): Promise<EmailChangeFacts | null> {
  return emailChangeOf(person.userId);
}

export function cancelEmailChange(person: Person): Promise<void> {
  return cancel(person.userId);
}

/**
 * One end agrees. @returns whether the other end is still missing.
 * @throws link_expired; conflict when somebody else took the address meanwhile.
 */
export async function confirmEmailChange(token: string): Promise<'waiting' | 'changed'> {
  const { state, userId } = await confirm(hashToken(token));
  if (state === 'unknown' || userId === null) throw new ColophonError('link_expired');
  if (state === 'taken')
    throw new ColophonError('conflict', { problem: 'That address belongs to another account. Choose another one.' });
  if (state === 'changed') {
    await revokeSessionsOf(userId, '');
    await auditPerson(userId, 'member.email_changed');
  }
  return state;
}
