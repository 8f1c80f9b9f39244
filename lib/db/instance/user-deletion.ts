import { ask } from './ask';

/** Organisations that would be left with people and no owner. */
export function organisationsOnlyOwnedBy(userId: string): Promise<{ organisationId: string; name: string }[]> {
  return ask(
    (db) => db.$queryRaw<{ organisationId: string; name: string }[]>`
    SELECT organisation_id AS "organisationId", name FROM organisations_only_owned_by(${userId})`,
  );
}

/** @param at when the person's rows may go; null takes the wish back. */
export async function setDeletion(userId: string, at: Date | null): Promise<void> {
  await ask((db) => db.$queryRaw`SELECT set_deletion(${userId}, ${at}::timestamptz)::text`);
}

/** Erases at most 100 people whose grace period is over; answers who, and where they worked. */
export function eraseDueUsers(): Promise<{ userId: string; organisationIds: string[] }[]> {
  return ask(
    (db) => db.$queryRaw<{ userId: string; organisationIds: string[] }[]>`
    SELECT user_id AS "userId", organisation_ids AS "organisationIds" FROM erase_due_users()`,
  );
}
