import { chooseOrganisation } from '../db/index';
import { ColophonError } from '../errors/index';
import type { Person } from './session-of';

/** What this session works in from now on. @throws not_found, the same for a foreign organisation as for none. */
export async function switchOrganisation(person: Person, organisationId: string): Promise<void> {
  if (!(await chooseOrganisation(person.sessionId, organisationId)))
    throw new ColophonError('not_found', { thing: 'organisation' });
}
