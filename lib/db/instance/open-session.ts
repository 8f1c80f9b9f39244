import { ask } from './ask';

/** Answers whether the session waits for the person's second factor: the row decides, at the moment it is made. */
export async function openSession(session: {
  id: string;
  userId: string;
  expiresAt: Date;
  /** How the person proved who they are: `password`, `link`, `oidc`, `sign_up`, `invitation`. */
  method?: string;
  /** What the browser calls itself, so that a person recognises it in the list. */
  userAgent?: string;
}): Promise<{ secondFactorPending: boolean }> {
  const { id, userId, expiresAt, method = 'password', userAgent = '' } = session;
  const [row] = await ask(
    (db) => db.$queryRaw<{ pending: boolean }[]>`
    SELECT open_session(${id}, ${userId}, ${expiresAt}::timestamptz, ${method}, ${userAgent.slice(0, 300)}) AS pending`,
  );
  return { secondFactorPending: row?.pending ?? true };
}
