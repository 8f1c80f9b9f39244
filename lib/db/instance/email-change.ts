import { ask } from './ask';

export interface EmailChangeFacts {
  newEmail: string;
  oldConfirmed: boolean;
  newConfirmed: boolean;
  expiresAt: Date;
}

export async function beginEmailChange(change: {
  userId: string;
  newEmail: string;
  oldHash: string;
  newHash: string;
  expiresAt: Date;
}): Promise<void> {
  const { userId, newEmail, oldHash, newHash, expiresAt } = change;
  await ask(
    (db) => db.$queryRaw`
    SELECT begin_email_change(${userId}, ${newEmail}, ${oldHash}, ${newHash}, ${expiresAt}::timestamptz)::text`,
  );
}

export async function emailChangeOf(userId: string): Promise<EmailChangeFacts | null> {
  const [row] = await ask(
    (db) => db.$queryRaw<EmailChangeFacts[]>`
    SELECT new_email AS "newEmail", old_confirmed AS "oldConfirmed", new_confirmed AS "newConfirmed",
      expires_at AS "expiresAt" FROM email_change_of(${userId})`,
  );
  return row ?? null;
}

export async function cancelEmailChange(userId: string): Promise<void> {
  await ask((db) => db.$queryRaw`SELECT cancel_email_change(${userId})::text`);
}

export interface ConfirmedEmail {
  state: 'unknown' | 'waiting' | 'taken' | 'changed';
  userId: string | null;
}

/** One end says yes; when both have, the address changes in the same act. */
export async function confirmEmailChange(hash: string): Promise<ConfirmedEmail> {
  const [row] = await ask(
    (db) => db.$queryRaw<ConfirmedEmail[]>`SELECT state, user_id AS "userId" FROM confirm_email_change(${hash})`,
  );
  return row ?? { state: 'unknown', userId: null };
}
