import { createUser, linkIdentity, userByIdentity, userForSignIn } from '../db/index';
import { env } from '../env/index';
import { newId } from '../ids/index';
import { normalAddress } from './address';
import { type OpenedSession, openFor, type Visitor } from './open-for';

/** What an issuer said about somebody, after its signature, audience, nonce and state were checked. */
export interface ExternalClaims {
  issuer: string;
  subject: string;
  email: string | null;
  /** Whether the issuer vouches that the address is that person's. */
  emailVerified: boolean;
  name: string | null;
}

export type Elsewhere = { session: OpenedSession } | { refused: 'unverified' | 'closed' };

/**
 * Signs in whoever issuer and subject name. The address alone never does: it is used once, to find the account to link, and
 * only when the issuer vouches for it; otherwise anybody who can write an address into a profile somewhere would get in.
 */
export async function signInElsewhere(claims: ExternalClaims, visitor: Visitor = {}): Promise<Elsewhere> {
  const { issuer, subject } = claims;
  const known = await userByIdentity(issuer, subject);
  if (known) return { session: await openFor(known, 'oidc', visitor) };
  const email = normalAddress(claims.email ?? '');
  if (!claims.emailVerified || email === '') return { refused: 'unverified' };
  let userId = (await userForSignIn(email))?.id;
  if (!userId) {
    if (env().SIGN_UP !== 'open') return { refused: 'closed' };
    userId = newId('user');
    const name = claims.name?.trim().slice(0, 80) || (email.split('@')[0] ?? email);
    // Two at once: the one that was second finds the account of the first.
    if (!(await createUser({ id: userId, email, name, passwordHash: null })))
      userId = (await userForSignIn(email))?.id ?? userId;
  }
  if (!(await linkIdentity(issuer, subject, userId))) userId = (await userByIdentity(issuer, subject)) ?? userId;
  return { session: await openFor(userId, 'oidc', visitor) };
}
