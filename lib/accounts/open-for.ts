import { randomBytes } from 'node:crypto';
import { openSession } from '../db/index';

/** A working day and then some; signing in again is cheap, a forgotten session is not. */
const SESSION_HOURS = 12;

export interface Visitor {
  /** What the browser calls itself. */
  userAgent?: string | undefined;
  /** Where the request came from, as far as the server knows; a bucket's key, never stored as it is. */
  source?: string | undefined;
}

export interface OpenedSession {
  sessionId: string;
  secondFactorPending: boolean;
}

/** How somebody proved who they are. */
export type SignInMethod = 'password' | 'link' | 'oidc' | 'sign_up' | 'invitation';

/** Opens a session for a person who proved who they are. It waits for the second factor when the person has one. */
export async function openFor(userId: string, method: SignInMethod, visitor: Visitor): Promise<OpenedSession> {
  // 256 random bits: unlike other ids this one is a secret, so it does not sort by time.
  const sessionId = `ses_${randomBytes(32).toString('base64url')}`;
  const { secondFactorPending } = await openSession({
    id: sessionId,
    userId,
    expiresAt: new Date(Date.now() + SESSION_HOURS * 3_600_000),
    method,
    userAgent: visitor.userAgent ?? '',
  });
  return { sessionId, secondFactorPending };
}
