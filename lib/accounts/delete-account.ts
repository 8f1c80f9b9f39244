import { append } from '../audit-log/index';
import { eraseDueUsers, forOrganisation, organisationsOnlyOwnedBy, revokeSessionsOf, setDeletion } from '../db/index';
import { ColophonError } from '../errors/index';
import { demandPassword } from './change-password';
import { mails } from './mails';
import type { Person } from './session-of';

/** Long enough to come back from a holiday. */
export const GRACE_DAYS = 14;

/**
 * Plans the deletion; until then everything works and the person may take it back.
 * @returns when the account goes.
 * @throws conflict where the person is the only owner of an organisation with other members; invalid_argument, rate_limited.
 */
export async function requestDeletion(person: Person, current: string): Promise<Date> {
  await demandPassword(person, current);
  const owned = await organisationsOnlyOwnedBy(person.userId);
  if (owned.length > 0)
    throw new ColophonError('conflict', {
      problem: `You are the only owner of ${owned.map(({ name }) => name).join(', ')}. Transfer it to somebody first.`,
    });
  const at = new Date(Date.now() + GRACE_DAYS * 86_400_000);
  await setDeletion(person.userId, at);
  await revokeSessionsOf(person.userId, person.sessionId);
  mails.deletionPlanned(person.email, at.toISOString().slice(0, 10));
  return at;
}

export function cancelDeletion(person: Person): Promise<void> {
  return setDeletion(person.userId, null);
}

/** Erases whoever's grace period is over; workers ask now and then. Answers how many. Logs keep ids that lead nowhere. */
export async function eraseDueAccounts(): Promise<number> {
  const erased = await eraseDueUsers();
  for (const { userId, organisationIds } of erased)
    for (const organisationId of organisationIds)
      await forOrganisation(organisationId, (tx) =>
        append(tx, { organisationId, kind: 'member.erased', body: { userId } }),
      );
  return erased.length;
}
