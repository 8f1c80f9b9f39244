import type { Actor } from './actor';
import { sessionOf } from './session-of';

/** Who a session acts as; null when it is unknown, over, revoked, waits for a second factor, or is of no organisation. */
export async function actorOf(sessionId: string): Promise<Actor | null> {
  const session = await sessionOf(sessionId);
  return session?.state === 'open' ? session.actor : null;
}
