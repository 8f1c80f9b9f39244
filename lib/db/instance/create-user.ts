import { ask } from './ask';

/** Answers false when the address is taken. A membership makes the new person visible to an organisation. */
export async function createUser(user: {
  id: string;
  email: string;
  name: string;
  passwordHash: string;
}): Promise<boolean> {
  const [row] = await ask(
    (db) => db.$queryRaw<{ created: boolean }[]>`
    SELECT create_user(${user.id}, ${user.email}, ${user.name}, ${user.passwordHash}) AS created`,
  );
  return row?.created ?? false;
}
