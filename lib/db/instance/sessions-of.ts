import { ask } from './ask';

export interface SessionEntry {
  /** Names the session without being the key to it. */
  handle: string;
  method: string;
  userAgent: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
}

/** A person's open sessions, the one seen last first; at most 100. */
export function sessionsOf(userId: string): Promise<SessionEntry[]> {
  return ask(
    (db) => db.$queryRaw<SessionEntry[]>`
    SELECT handle, method, user_agent AS "userAgent", created_at AS "createdAt", last_seen_at AS "lastSeenAt",
      expires_at AS "expiresAt" FROM sessions_of(${userId})`,
  );
}

export async function sessionHandle(sessionId: string): Promise<string> {
  const [row] = await ask((db) => db.$queryRaw<{ handle: string }[]>`SELECT session_handle(${sessionId}) AS handle`);
  return row?.handle ?? '';
}

/** Answers false when the person has no such open session. */
export async function revokeSessionByHandle(userId: string, handle: string): Promise<boolean> {
  const [row] = await ask(
    (db) => db.$queryRaw<{ revoked: boolean }[]>`SELECT revoke_session_by_handle(${userId}, ${handle}) AS revoked`,
  );
  return row?.revoked ?? false;
}

/** Ends all sessions of a person but one; `''` spares none. Answers how many. */
export async function revokeSessionsOf(userId: string, exceptId: string): Promise<number> {
  const [row] = await ask(
    (db) => db.$queryRaw<{ revoked: number }[]>`SELECT revoke_sessions_of(${userId}, ${exceptId}) AS revoked`,
  );
  return row?.revoked ?? 0;
}

export async function touchSession(id: string): Promise<void> {
  await ask((db) => db.$queryRaw`SELECT touch_session(${id})::text`);
}

/** Answers false unless the session's person is a member of that organisation. */
export async function chooseOrganisation(sessionId: string, organisationId: string): Promise<boolean> {
  const [row] = await ask(
    (db) => db.$queryRaw<{ chosen: boolean }[]>`SELECT choose_organisation(${sessionId}, ${organisationId}) AS chosen`,
  );
  return row?.chosen ?? false;
}
