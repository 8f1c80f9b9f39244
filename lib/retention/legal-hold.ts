import { type Actor, demand } from '../accounts/index';
import { append } from '../audit-log/index';
import { forOrganisation, isUniqueViolation } from '../db/index';
import { ColophonError, say } from '../errors/index';
import { newId } from '../ids/index';

export interface LegalHoldView {
  id: string;
  generationId: string;
  reason: string;
  placedAt: Date;
  liftedAt: Date | null;
}

/**
 * Keeps a generation's pixels past retention until the hold is lifted.
 * @throws not_found; conflict when it is held already, or was removed; invalid_argument without a reason; forbidden.
 */
export async function placeHold(actor: Actor, generationId: string, reason: string): Promise<LegalHoldView> {
  demand(actor, 'organisation:write');
  const said = reason.trim();
  if (said.length < 3 || said.length > 500)
    throw new ColophonError('invalid_argument', { argument: 'reason', problem: 'must have 3 to 500 characters.' });
  const { organisationId, userId } = actor;
  try {
    return await forOrganisation(organisationId, async (tx) => {
      await tx.$queryRaw`SELECT id FROM generation WHERE id = ${generationId} FOR UPDATE`;
      const found = await tx.generation.findUnique({ where: { id: generationId }, include: { removal: true } });
      if (!found) throw new ColophonError('not_found', { thing: 'generation' });
      if (found.removal) throw new ColophonError('conflict', { problem: say('retention_too_late') });
      const id = newId('legalHold');
      const row = await tx.legalHold.create({
        data: { id, organisationId, generationId, reason: said, placedBy: userId },
      });
      await append(tx, { organisationId, kind: 'legal-hold.placed', body: { holdId: id, generationId, by: userId } });
      return viewOf(row);
    });
  } catch (error) {
    if (isUniqueViolation(error))
      throw new ColophonError('conflict', { problem: say('retention_held_already') }, { cause: error });
    throw error;
  }
}

/** @throws not_found when the generation is not held; forbidden. */
export async function liftHold(actor: Actor, generationId: string): Promise<LegalHoldView> {
  demand(actor, 'organisation:write');
  const { organisationId, userId } = actor;
  return forOrganisation(organisationId, async (tx) => {
    const open = await tx.legalHold.findFirst({ where: { generationId, liftedAt: null } });
    if (!open) throw new ColophonError('not_found', { thing: 'legal hold' });
    const data = { liftedAt: new Date(), liftedBy: userId };
    const row = await tx.legalHold.update({ where: { id: open.id }, data });
    await append(tx, {
      organisationId,
      kind: 'legal-hold.lifted',
      body: { holdId: open.id, generationId, by: userId },
    });
    return viewOf(row);
  });
}

/** Open ones first, then the newest. @throws forbidden. */
export function listHolds(actor: Actor): Promise<LegalHoldView[]> {
  demand(actor, 'organisation:write');
  return forOrganisation(actor.organisationId, async (tx) => {
    const rows = await tx.legalHold.findMany({
      orderBy: [{ liftedAt: { sort: 'desc', nulls: 'first' } }, { placedAt: 'desc' }],
      take: 200,
    });
    return rows.map(viewOf);
  });
}

const viewOf = ({ id, generationId, reason, placedAt, liftedAt }: LegalHoldView): LegalHoldView => ({
  ...{ id, generationId, reason, placedAt, liftedAt },
});
