/** Who is asking, once per request. */
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { decode } from 'next-auth/jwt';
import { cache } from 'react';
import { type Actor, type Person, type SessionState, sessionOf } from '../../lib/accounts/index';
import { SESSION_COOKIE } from './cookie';
import { sessionSecret } from './secret';

/** The session id the cookie names, or null: no cookie, a forged one, or one of another installation. */
export async function sessionId(): Promise<string | null> {
  const token = (await cookies()).get(SESSION_COOKIE)?.value;
  if (!token) return null;
  try {
    return (await decode({ token, secret: sessionSecret() }))?.sid ?? null;
  } catch {
    return null;
  }
}

/** What the cookie's session opens; null when it opens nothing. */
export const currentSession = cache(async (): Promise<SessionState | null> => {
  const id = await sessionId();
  return id === null ? null : sessionOf(id);
});

/** Who acts, in which organisation; null for everybody who may not act yet. */
export async function currentActor(): Promise<Actor | null> {
  const session = await currentSession();
  return session?.state === 'open' ? session.actor : null;
}

const to = (page: string, path: string) => redirect(`${page}?next=${encodeURIComponent(path)}`);

/** The person in an organisation, or the way to what is missing and back to `path`. */
export async function requireActor(path: string): Promise<Actor> {
  const session = await currentSession();
  if (session?.state === 'open' && session.actor) return session.actor;
  if (session?.state === 'open') return redirect('/welcome');
  if (session?.state === 'must_enrol') return to('/account/second-factor', path);
  return to(session ? '/signin/second-factor' : '/signin', path);
}

/** The person, whatever organisation: for the account's own pages, which stay open while a second factor is still to be made. */
export async function requirePerson(path: string): Promise<Person> {
  const session = await currentSession();
  if (!session || session.state === 'second_factor_pending')
    return to(session ? '/signin/second-factor' : '/signin', path);
  return session.person;
}
