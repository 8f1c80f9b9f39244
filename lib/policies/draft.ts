import { type Actor, demand } from '../accounts/index';
import { forOrganisation } from '../db/index';
import { readOverrides } from './overrides';

/**
 * Keeps a draft; the last one saved is the one there is. Nothing is in force before it is published.
 * @throws forbidden; invalid_argument for what cannot be read or is looser than the limits allow.
 */
export async function saveDraft(actor: Actor, overrides: unknown): Promise<void> {
  demand(actor, 'policies:write');
  const read = readOverrides(overrides);
  const { organisationId, userId } = actor;
  const data = { overrides: read, changedBy: userId, changedAt: new Date() };
  await forOrganisation(organisationId, (tx) =>
    tx.policyDraft.upsert({ where: { organisationId }, create: { ...data, organisationId }, update: data }),
  );
}

/** Discarding what is not there is fine. @throws forbidden. */
export async function discardDraft(actor: Actor): Promise<void> {
  demand(actor, 'policies:write');
  const { organisationId } = actor;
  await forOrganisation(organisationId, (tx) => tx.policyDraft.deleteMany({ where: { organisationId } }));
}
