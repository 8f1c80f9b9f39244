import { append } from '../audit-log/index';
import { createUser, forOrganisation } from '../db/index';
import { ColophonError } from '../errors/index';
import { newId } from '../ids/index';
import type { Role } from './actor';
import { hashPassword } from './password';
import { SHORTEST_PASSWORD } from './password-strength';

/**
 * A new person in an organisation, vouched for by whoever runs this: no mail is sent, and only the length is asked of the password.
 * @throws conflict when the address is taken, invalid_argument for a short password.
 */
export async function createMember(member: {
  organisationId: string;
  email: string;
  name: string;
  password: string;
  role: Role;
}): Promise<{ userId: string }> {
  const { organisationId, email, name, password, role } = member;
  if (password.length < SHORTEST_PASSWORD)
    throw new ColophonError('invalid_argument', {
      argument: 'password',
      problem: `must have at least ${SHORTEST_PASSWORD} characters.`,
    });
  const userId = newId('user');
  const created = await createUser({ id: userId, email, name, passwordHash: await hashPassword(password) });
  if (!created) throw new ColophonError('conflict', { problem: 'There is an account with this address.' });
  await forOrganisation(organisationId, async (tx) => {
    await tx.member.create({ data: { organisationId, userId, role } });
    await append(tx, { organisationId, kind: 'member.added', body: { userId, role } });
  });
  return { userId };
}
