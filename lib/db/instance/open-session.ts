import { ask } from './ask';

export async function openSession(session: { id: string; userId: string; expiresAt: Date }): Promise<void> {
  await ask(
    (db) => db.$queryRaw`
    SELECT open_session(${session.id}, ${session.userId}, ${session.expiresAt}::timestamptz)::text`,
  );
}
