import { type Identity, identitiesOf, type UserProfile, userProfile } from '../db/index';
import { ColophonError } from '../errors/index';
import type { Person } from './session-of';

/** What the account's own page shows. */
export async function profileOf(person: Person): Promise<UserProfile & { identities: Identity[] }> {
  const [profile, identities] = await Promise.all([userProfile(person.userId), identitiesOf(person.userId)]);
  if (!profile) throw new ColophonError('not_found', { thing: 'account' });
  return { ...profile, identities };
}
