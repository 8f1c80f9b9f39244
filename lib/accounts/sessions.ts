import { revokeSessionByHandle, revokeSessionsOf, type SessionEntry, sessionHandle, sessionsOf } from '../db/index';
import { ColophonError } from '../errors/index';
import type { Person } from './session-of';

export interface SessionView extends SessionEntry {
  /** Whether it is the one that asks. */
  current: boolean;
}

/** A person's open sessions, the one seen last first; at most 100, since each ends after twelve hours. */
export async function listSessions(person: Person): Promise<SessionView[]> {
  const [entries, own] = await Promise.all([sessionsOf(person.userId), sessionHandle(person.sessionId)]);
  return entries.map((entry) => ({ ...entry, current: entry.handle === own }));
}

/** Ends one session at once. @throws not_found, the same for somebody else's. */
export async function revokeSession(person: Person, handle: string): Promise<void> {
  if (!(await revokeSessionByHandle(person.userId, handle))) throw new ColophonError('not_found', { thing: 'session' });
}

/** Ends all but the one that asks; answers how many. */
export function revokeOtherSessions(person: Person): Promise<number> {
  return revokeSessionsOf(person.userId, person.sessionId);
}
