import { ask } from './ask';

export interface UserProfile {
  email: string;
  name: string;
  createdAt: Date;
  hasPassword: boolean;
  secondFactor: boolean;
  deleteAfter: Date | null;
}

export async function userProfile(userId: string): Promise<UserProfile | null> {
  const [row] = await ask(
    (db) => db.$queryRaw<UserProfile[]>`
    SELECT email, name, created_at AS "createdAt", has_password AS "hasPassword", second_factor AS "secondFactor",
      delete_after AS "deleteAfter" FROM user_profile(${userId})`,
  );
  return row ?? null;
}

export async function renameUser(userId: string, name: string): Promise<void> {
  await ask((db) => db.$queryRaw`SELECT rename_user(${userId}, ${name})::text`);
}

/** Also ends every link that was on its way to the person. */
export async function setPassword(userId: string, hash: string): Promise<void> {
  await ask((db) => db.$queryRaw`SELECT set_password(${userId}, ${hash})::text`);
}
