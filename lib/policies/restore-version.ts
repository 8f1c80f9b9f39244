import { type Actor, demand } from '../accounts/index';
import { forOrganisation } from '../db/index';
import { ColophonError } from '../errors/index';
import { addVersion } from './add-version';
import { readOverrides } from './overrides';
import { forgetPolicy } from './policy-in-force';
import { readNote } from './publish-draft';

/**
 * Rolls back: an older version's content becomes the next version. History is added to and never rewritten; version 0 is the
 * installation's own policy.
 * @throws forbidden; not_found; invalid_argument when the limits no longer allow what it says.
 */
export async function restoreVersion(actor: Actor, version: number, note: string): Promise<{ version: number }> {
  demand(actor, 'policies:write');
  const { organisationId } = actor;
  const reason = readNote(note);
  const made = await forOrganisation(
    organisationId,
    async (tx) => {
      const where = { organisationId_version: { organisationId, version } };
      const old = version === 0 ? { overrides: {} } : await tx.policyVersion.findUnique({ where });
      if (!old) throw new ColophonError('not_found', { thing: 'version' });
      return addVersion(tx, actor, { overrides: readOverrides(old.overrides), note: reason, restoredFrom: version });
    },
    { isolation: 'Serializable' },
  );
  forgetPolicy(organisationId);
  return { version: made };
}
