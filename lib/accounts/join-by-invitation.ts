import { createUser } from '../db/index';
import { ColophonError } from '../errors/index';
import { newId } from '../ids/index';
import { readAddress, readName } from './address';
import { acceptInvitation, readInvitation } from './invitations';
import { type OpenedSession, openFor, type Visitor } from './open-for';
import { hashPassword } from './password';
import { demandStrongPassword } from './password-strength';
import { sessionOf } from './session-of';
import { demandToken } from './throttle';

/**
 * A new account for somebody who holds an invitation: by mail, the address is proved by having it; by link, the organisation
 * vouches for whoever it gave the link to.
 * @throws link_expired, invalid_argument, rate_limited; conflict when the address has an account: then sign in first.
 */
export async function joinByInvitation(
  token: string,
  wish: { email: string; name: string; password: string },
  visitor: Visitor = {},
): Promise<OpenedSession> {
  if (visitor.source) await demandToken('token', visitor.source);
  const invitation = await readInvitation(token);
  if (!invitation) throw new ColophonError('link_expired');
  const email = invitation.email ?? readAddress(wish.email);
  const name = readName(wish.name);
  await demandStrongPassword(wish.password, [email, name, invitation.organisationName]);
  const userId = newId('user');
  const passwordHash = await hashPassword(wish.password);
  if (!(await createUser({ id: userId, email, name, passwordHash })))
    throw new ColophonError('conflict', {
      problem: 'This address cannot be used for a new account. If it is yours, sign in and open the link again.',
    });
  const session = await openFor(userId, 'invitation', visitor);
  const state = await sessionOf(session.sessionId);
  if (state) await acceptInvitation(state.person, token);
  return session;
}
