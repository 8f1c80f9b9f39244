import { ask } from './ask';

export interface CheckedSession {
  userId: string;
  email: string;
  name: string;
  expiresAt: Date;
  method: string;
  lastSeenAt: Date;
  chosenOrganisation: string | null;
  /** True until the second factor was given: such a session opens nothing but the page that asks for it. */
  secondFactorPending: boolean;
  /** Whether the person has a second factor at all. */
  secondFactor: boolean;
  deleteAfter: Date | null;
}

/** Whose session it is, unless it has run out or was revoked. */
export async function checkSession(id: string): Promise<CheckedSession | null> {
  const [row] = await ask(
    (db) => db.$queryRaw<CheckedSession[]>`
    SELECT user_id AS "userId", email, name, expires_at AS "expiresAt", method, last_seen_at AS "lastSeenAt",
      chosen_organisation AS "chosenOrganisation", second_factor_pending AS "secondFactorPending",
      second_factor AS "secondFactor", delete_after AS "deleteAfter"
    FROM check_session(${id})`,
  );
  return row ?? null;
}
