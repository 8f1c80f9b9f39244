import { ask } from './ask';

/** Answers false when the address is taken. A membership makes the new person visible to an organisation. */
export async function createUser(user: {
  id: string;
  email: string;
  name: string;
  /** None for a person who signs in by link or elsewhere. */
  passwordHash: string | null;
}): Promise<boolean> {
  const [row] = await ask(
    (db) => db.$queryRaw<{ created: boolean }[]>`
    SELECT create_user(${user.id}, ${user.email}, ${user.name}, ${user.passwordHash}) AS created`,
  );
  return row?.created ?? false;
}
