/** Who is asking, once per request. */
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { decode } from 'next-auth/jwt';
import { cache } from 'react';
import { type Actor, actorOf } from '../../lib/accounts/index';
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

export const currentActor = cache(async (): Promise<Actor | null> => {
  const id = await sessionId();
  return id === null ? null : actorOf(id);
});

/** The person, or the way to the sign-in page and back to `path`. */
export async function requireActor(path: string): Promise<Actor> {
  const actor = await currentActor();
  if (!actor) redirect(`/signin?next=${encodeURIComponent(path)}`);
  return actor;
}
