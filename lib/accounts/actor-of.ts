import { checkSession, membershipsOf } from '../db/index';
import type { Actor } from './actor';

/**
 * Who a session belongs to; null when it is unknown, over or revoked. Read from the row on every call, so that signing out
 * works at once. A person of several organisations acts in the one they joined first.
 */
export async function actorOf(sessionId: string): Promise<Actor | null> {
  const session = await checkSession(sessionId);
  if (!session) return null;
  const [membership] = await membershipsOf(session.userId);
  if (!membership) return null;
  const { userId, email, name } = session;
  const { organisationId, name: organisationName, role } = membership;
  return { userId, email, name, organisationId, organisationName, role };
}
