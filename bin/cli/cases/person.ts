import { createInterface } from 'node:readline';
import { type Actor, actorOf, signIn, signOut } from '../../../lib/accounts/index';
import { ColophonError } from '../../../lib/errors/index';
import { note } from '../say';

export interface Acting {
  actor: Actor;
  /** Ends the session, when there is one. */
  leave(): Promise<void>;
}

/**
 * The command line's own identity, or the person with that address: they sign in as on the screen, so that roles and
 * independence are theirs. The password comes from COLOPHON_PASSWORD, or is asked for.
 * @throws unauthenticated.
 */
export async function actingAs(own: Actor, email: string | undefined): Promise<Acting> {
  if (email === undefined) return { actor: own, leave: async () => {} };
  const session = await signIn(email, process.env.COLOPHON_PASSWORD ?? (await askPassword(email)));
  const actor = session && (await actorOf(session.sessionId));
  if (!session || !actor)
    throw new ColophonError('invalid_argument', {
      argument: '--as',
      problem: `nobody signs in as ${email} with this password.`,
    });
  return { actor, leave: () => signOut(session.sessionId) };
}

async function askPassword(email: string): Promise<string> {
  note(`Password of ${email}:`);
  for await (const line of createInterface({ input: process.stdin })) return line;
  return '';
}
