import { cookies } from 'next/headers';
import { encode } from 'next-auth/jwt';
import type { OpenedSession } from '../../lib/accounts/index';
import { SESSION_COOKIE, SESSION_SECONDS } from './cookie';
import { cookiesAreSecure, sessionSecret } from './secret';

/** The same cookie that signing in by password gets: nothing in it but the session's id. */
export async function setSession({ sessionId }: OpenedSession): Promise<void> {
  const value = await encode({ token: { sid: sessionId }, secret: sessionSecret(), maxAge: SESSION_SECONDS });
  (await cookies()).set(SESSION_COOKIE, value, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: cookiesAreSecure(),
    maxAge: SESSION_SECONDS,
  });
}
