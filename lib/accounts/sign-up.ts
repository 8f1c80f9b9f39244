import { z } from 'zod';
import { addSignInToken, createUser, takeSignInToken, userForSignIn } from '../db/index';
import { env } from '../env/index';
import { ColophonError } from '../errors/index';
import { newId } from '../ids/index';
import { mailWay } from '../mail/index';
import { readAddress, readName } from './address';
import { foundOrganisation } from './create-organisation';
import { demandMail, mails } from './mails';
import { type OpenedSession, openFor, type Visitor } from './open-for';
import { hashPassword } from './password';
import { demandStrongPassword } from './password-strength';
import { demandToken } from './throttle';
import { hashToken, newToken } from './token';

const HOURS = 24;
const dataSchema = z.object({ name: z.string(), organisation: z.string(), passwordHash: z.string() });

/** Whether strangers may make an account here: the operator says so, and an address can be checked by mail. */
export const signUpIsOpen = (): boolean => env().SIGN_UP === 'open' && mailWay() !== 'none';

/**
 * Sends a link that makes the account; nothing is made before. A known address gets a mail that says so, and the page says
 * the same to both. The password is hashed for both, so that they take the same time.
 * @throws invalid_argument (address, names, weak password), rate_limited, mail_not_configured, forbidden when closed.
 */
export async function requestSignUp(
  wish: { email: string; name: string; organisation: string; password: string },
  visitor: Visitor = {},
): Promise<void> {
  if (env().SIGN_UP !== 'open') throw new ColophonError('forbidden', { role: 'visitor' });
  demandMail();
  const email = readAddress(wish.email);
  const name = readName(wish.name);
  const organisation = readName(wish.organisation, 'organisation');
  await demandStrongPassword(wish.password, [email, name, organisation]);
  if (visitor.source) await demandToken('mail-source', visitor.source);
  await demandToken('mail', email);
  const passwordHash = await hashPassword(wish.password);
  if (await userForSignIn(email)) {
    mails.alreadyThere(email);
    return;
  }
  const { token, hash } = newToken();
  const expiresAt = new Date(Date.now() + HOURS * 3_600_000);
  const data = { name, organisation, passwordHash };
  await addSignInToken({ hash, purpose: 'sign_up', userId: null, email, data, expiresAt });
  mails.signUp(email, token, HOURS);
}

/** Makes the person, their organisation, and a session. @throws link_expired, also when somebody else was first. */
export async function confirmSignUp(token: string, visitor: Visitor = {}): Promise<OpenedSession> {
  if (visitor.source) await demandToken('token', visitor.source);
  const used = await takeSignInToken(hashToken(token), 'sign_up');
  if (!used) throw new ColophonError('link_expired');
  const { name, organisation, passwordHash } = dataSchema.parse(used.data);
  const userId = newId('user');
  if (!(await createUser({ id: userId, email: used.email, name, passwordHash })))
    throw new ColophonError('link_expired');
  await foundOrganisation(userId, organisation);
  return openFor(userId, 'sign_up', visitor);
}
