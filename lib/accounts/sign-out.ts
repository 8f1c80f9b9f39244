import { revokeSession } from '../db/index';

/** Ends a session; signing out twice is once. */
export function signOut(sessionId: string): Promise<void> {
  return revokeSession(sessionId);
}
