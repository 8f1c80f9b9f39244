import { type Actor, demand } from '../accounts/index';
import { forOrganisation } from '../db/index';
import { ColophonError } from '../errors/index';
import { addVersion } from './add-version';
import { countsSchema } from './list-versions';
import { hashOf, readOverrides } from './overrides';
import { forgetPolicy } from './policy-in-force';

/**
 * The draft becomes the next version and is in force for every brief from now on; runs under way keep what their policy step
 * recorded. What a finished replay of exactly this draft said is kept with it.
 * @param note why, in a sentence: it is read in the history.
 * @throws forbidden; not_found without a draft; invalid_argument for an empty note or a draft the limits no longer allow.
 */
export async function publishDraft(actor: Actor, note: string): Promise<{ version: number }> {
  demand(actor, 'policies:write');
  const { organisationId } = actor;
  const reason = readNote(note);
  const version = await forOrganisation(
    organisationId,
    async (tx) => {
      const draft = await tx.policyDraft.findUnique({ where: { organisationId } });
      if (!draft) throw new ColophonError('not_found', { thing: 'draft' });
      const overrides = readOverrides(draft.overrides);
      const tried = await tx.policyReplay.findFirst({
        where: { organisationId, sha256: hashOf(overrides), status: 'finished' },
        orderBy: { createdAt: 'desc' },
      });
      const counts = countsSchema.safeParse(tried?.result);
      const replay = counts.success ? counts.data : null;
      const made = await addVersion(tx, actor, { overrides, note: reason, replay });
      await tx.policyDraft.delete({ where: { organisationId } });
      return made;
    },
    { isolation: 'Serializable' },
  );
  forgetPolicy(organisationId);
  return { version };
}

export function readNote(note: string): string {
  const text = note.trim();
  if (text.length >= 3 && text.length <= 300) return text;
  throw new ColophonError('invalid_argument', { argument: 'note', problem: 'must say why, in 3 to 300 characters.' });
}
