import { ask } from './ask';

export interface UserForSignIn {
  id: string;
  name: string;
  passwordHash: string | null;
}

/** The one place a password hash is read. */
export async function userForSignIn(email: string): Promise<UserForSignIn | null> {
  const [row] = await ask(
    (db) => db.$queryRaw<UserForSignIn[]>`
    SELECT id, name, password_hash AS "passwordHash" FROM user_for_sign_in(${email})`,
  );
  return row ?? null;
}
