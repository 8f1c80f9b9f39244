import { append } from '../audit-log/index';
import { createUser, forOrganisation, isUniqueViolation, userForSignIn } from '../db/index';
import { ColophonError } from '../errors/index';
import { newId } from '../ids/index';
import type { Actor, Role } from './actor';
import { readAddress, readName } from './address';
import { demand } from './permissions';
import { makeSignInLink } from './sign-in-by-link';

/**
 * Makes somebody a member without asking them, for the operator's command line; pages invite instead. A new person gets a
 * link for their first sign-in, since they have no password yet. `owner` only while the organisation has none.
 * @throws forbidden, invalid_argument, conflict.
 */
export async function addMember(
  actor: Actor,
  who: { email: string; name: string; role: Role },
): Promise<{ userId: string; link: string | null }> {
  demand(actor, 'members:write');
  const { organisationId } = actor;
  const { role } = who;
  const email = readAddress(who.email);
  const known = await userForSignIn(email);
  const userId = known?.id ?? newId('user');
  if (!known && !(await createUser({ id: userId, email, name: readName(who.name), passwordHash: null })))
    throw new ColophonError('conflict', { problem: 'Somebody was quicker with this address. Try again.' });
  try {
    await forOrganisation(organisationId, async (tx) => {
      if (role === 'owner' && (await tx.member.count({ where: { organisationId, role } })) > 0)
        throw new ColophonError('conflict', { problem: 'There is an owner already; use "org transfer".' });
      await tx.member.create({ data: { organisationId, userId, role } });
      await append(tx, { organisationId, kind: 'member.added', body: { userId, role, by: actor.userId } });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new ColophonError('conflict', { problem: 'That person is a member already.' }, { cause: error });
  }
  return { userId, link: known ? null : await makeSignInLink(email) };
}
