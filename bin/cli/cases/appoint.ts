import { randomBytes } from 'node:crypto';
import { type Actor, createMember } from '../../../lib/accounts/index';
import { organisationBySlug } from '../../../lib/db/index';
import { ColophonError } from '../../../lib/errors/index';
import { sayJson, sayLine } from '../say';
import type { CaseOptions } from './case-options';

/**
 * The operator names a reviewer for an organisation that has nobody else to decide: `cases appoint EMAIL [--name NAME]
 * [--organisation SLUG]`. Said once: the password. The organisation's record keeps that somebody was added.
 */
export async function appoint(actor: Actor, email: string, values: CaseOptions): Promise<number> {
  if (!/^[^\s@]+@[^\s@]+$/.test(email))
    throw new ColophonError('invalid_argument', { argument: 'cases appoint', problem: 'name an e-mail address.' });
  const organisationId =
    values.organisation === undefined ? actor.organisationId : await organisationBySlug(values.organisation);
  if (!organisationId) throw new ColophonError('not_found', { thing: `organisation ${values.organisation}` });
  const password = randomBytes(9).toString('base64url');
  const name = values.name ?? email.slice(0, email.indexOf('@'));
  await createMember({ organisationId, email, name, password, role: 'reviewer' });
  if (values.json) sayJson({ email, password, role: 'reviewer' });
  else sayLine(`${email} may decide now, with the password ${password}: colophon cases decide ID --as ${email}`);
  return 0;
}
