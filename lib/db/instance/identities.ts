import { ask } from './ask';

export interface Identity {
  issuer: string;
  subject: string;
  createdAt: Date;
}

export async function userByIdentity(issuer: string, subject: string): Promise<string | null> {
  const [row] = await ask(
    (db) => db.$queryRaw<{ id: string | null }[]>`SELECT user_by_identity(${issuer}, ${subject}) AS id`,
  );
  return row?.id ?? null;
}

/** Answers false when that identity belongs to somebody already. */
export async function linkIdentity(issuer: string, subject: string, userId: string): Promise<boolean> {
  const [row] = await ask(
    (db) => db.$queryRaw<{ linked: boolean }[]>`SELECT link_identity(${issuer}, ${subject}, ${userId}) AS linked`,
  );
  return row?.linked ?? false;
}

export function identitiesOf(userId: string): Promise<Identity[]> {
  return ask(
    (db) => db.$queryRaw<Identity[]>`
    SELECT issuer, subject, created_at AS "createdAt" FROM identities_of(${userId})`,
  );
}
