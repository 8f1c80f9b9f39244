import { ask } from './ask';

export interface CheckedSession {
  userId: string;
  email: string;
  name: string;
  expiresAt: Date;
}

/** Whose session it is, unless it has run out or was revoked. */
export async function checkSession(id: string): Promise<CheckedSession | null> {
  const [row] = await ask(
    (db) => db.$queryRaw<CheckedSession[]>`
    SELECT user_id AS "userId", email, name, expires_at AS "expiresAt" FROM check_session(${id})`,
  );
  return row ?? null;
}
