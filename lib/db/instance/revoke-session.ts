import { ask } from './ask';

/** From now on the session is nobody's; revoking twice is once. */
export async function revokeSession(id: string): Promise<void> {
  await ask((db) => db.$queryRaw`SELECT revoke_session(${id})::text`);
}
