import { checkSession, type Membership, membershipsOf, touchSession } from '../db/index';
import type { Actor } from './actor';

/** Somebody who signed in, before any organisation. */
export interface Person {
  userId: string;
  email: string;
  name: string;
  sessionId: string;
  /** Where the person may work, oldest first. */
  memberships: readonly Membership[];
  /** Whether there is a second factor. */
  secondFactor: boolean;
  /** When the account goes, if its person asked for that. */
  deleteAfter: Date | null;
}

export type SessionState =
  /** The password was right; the second factor is still to come. Nothing else is open. */
  | { state: 'second_factor_pending'; person: Person }
  /** The organisation asks for a second factor and this person has none yet: the page that makes one is open. */
  | { state: 'must_enrol'; person: Person; organisationName: string }
  /** `actor` is null for a person of no organisation. */
  | { state: 'open'; person: Person; actor: Actor | null };

/** Each request would otherwise write. */
const SEEN_EVERY_MS = 5 * 60_000;

/** What a session opens, read from the rows on every call, so that signing out, removal and a new rule work at once. */
export async function sessionOf(sessionId: string): Promise<SessionState | null> {
  const session = await checkSession(sessionId);
  if (!session) return null;
  const { userId, email, name, secondFactor, deleteAfter } = session;
  const memberships = await membershipsOf(userId);
  const person: Person = { userId, email, name, sessionId, memberships, secondFactor, deleteAfter };
  if (session.secondFactorPending) return { state: 'second_factor_pending', person };
  if (Date.now() - session.lastSeenAt.getTime() > SEEN_EVERY_MS) await touchSession(sessionId);
  const chosen =
    memberships.find(({ organisationId }) => organisationId === session.chosenOrganisation) ?? memberships[0];
  if (!chosen) return { state: 'open', person, actor: null };
  const { organisationId, name: organisationName, role } = chosen;
  if (chosen.secondFactorRequired && !secondFactor) return { state: 'must_enrol', person, organisationName };
  return { state: 'open', person, actor: { userId, email, name, organisationId, organisationName, role } };
}
