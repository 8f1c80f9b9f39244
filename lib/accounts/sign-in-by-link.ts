import { addSignInToken, peekSignInToken, takeSignInToken, userForSignIn } from '../db/index';
import { ColophonError } from '../errors/index';
import { readAddress } from './address';
import { demandMail, linkTo, mails } from './mails';
import { type OpenedSession, openFor, type Visitor } from './open-for';
import { demandToken } from './throttle';
import { hashToken, newToken } from './token';

const MINUTES = 15;

/**
 * Sends a link to whoever has an account with this address, and answers nothing either way: the answer and its time are the
 * same for an unknown address.
 * @throws invalid_argument, rate_limited, mail_not_configured.
 */
export async function requestSignInLink(email: string, visitor: Visitor = {}): Promise<void> {
  demandMail();
  const address = readAddress(email);
  if (visitor.source) await demandToken('mail-source', visitor.source);
  await demandToken('mail', address);
  const user = await userForSignIn(address);
  if (user) mails.magicLink(address, await keep(user.id, address), MINUTES);
}

async function keep(userId: string, email: string): Promise<string> {
  const { token, hash } = newToken();
  const expiresAt = new Date(Date.now() + MINUTES * 60_000);
  await addSignInToken({ hash, purpose: 'magic_link', userId, email, expiresAt });
  return token;
}

/** For the operator's own terminal: a link for somebody who can get in no other way. @throws not_found. */
export async function makeSignInLink(email: string): Promise<string> {
  const address = readAddress(email);
  const user = await userForSignIn(address);
  if (!user) throw new ColophonError('not_found', { thing: 'person with this address' });
  return linkTo(`/signin/link?token=${await keep(user.id, address)}`);
}

/** Whether a link would still work, for the page that shows its button; opening a page must not use it up. */
export function signInLinkWorks(token: string): Promise<boolean> {
  return peekSignInToken(hashToken(token), 'magic_link');
}

/** @returns null when the link was used, has run out or never was. A second factor is asked for all the same. */
export async function signInByLink(token: string, visitor: Visitor = {}): Promise<OpenedSession | null> {
  if (visitor.source) await demandToken('token', visitor.source);
  const used = await takeSignInToken(hashToken(token), 'magic_link');
  return used?.userId ? openFor(used.userId, 'link', visitor) : null;
}
