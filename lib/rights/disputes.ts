import { type Actor, demand } from '../accounts/index';
import { append } from '../audit-log/index';
import { forOrganisation, type OpenDispute, openDisputes } from '../db/index';
import { ColophonError } from '../errors/index';
import { newId } from '../ids/index';

export interface DisputeView {
  id: string;
  workId: string;
  title: string;
  holder: string;
  statement: string;
  status: string;
  reason: string | null;
  createdAt: Date;
  decidedAt: Date | null;
}

/**
 * The organisation says that a registered work must not count against it: it is its own, or licensed, or not what it claims.
 * @throws not_found for a work it cannot see, conflict when one is open already, invalid_argument, forbidden.
 */
export async function openDispute(actor: Actor, workId: string, statement: string): Promise<{ id: string }> {
  demand(actor, 'rights:write');
  const said = statement.trim();
  if (said.length < 10 || said.length > 4_000)
    throw new ColophonError('invalid_argument', {
      argument: 'statement',
      problem: 'must have 10 to 4,000 characters.',
    });
  const { organisationId, userId: createdBy } = actor;
  const id = newId('dispute');
  await forOrganisation(organisationId, async (tx) => {
    const work = await tx.protectedWork.findUnique({ where: { id: workId } });
    if (!work) throw new ColophonError('not_found', { thing: 'work' });
    if (await tx.rightsDispute.findFirst({ where: { workId, status: 'open' } }))
      throw new ColophonError('conflict', { problem: 'A dispute about this work is open already.' });
    const { title, holder } = work;
    await tx.rightsDispute.create({ data: { id, organisationId, workId, title, holder, statement: said, createdBy } });
    await append(tx, { organisationId, kind: 'dispute.opened', body: { disputeId: id, workId, by: createdBy } });
  });
  return { id };
}

/** The newest fifty of the organisation. @throws forbidden. */
export async function listDisputes(actor: Actor): Promise<DisputeView[]> {
  demand(actor, 'rights:read');
  const rows = await forOrganisation(actor.organisationId, (tx) =>
    tx.rightsDispute.findMany({ orderBy: { createdAt: 'desc' }, take: 50 }),
  );
  return rows.map(({ id, workId, title, holder, statement, status, reason, createdAt, decidedAt }) => ({
    ...{ id, workId, title, holder, statement, status, reason, createdAt, decidedAt },
  }));
}

/** Open ones of every organisation. For the operator: the command line, which whoever runs the installation has. */
export function disputesToDecide(): Promise<OpenDispute[]> {
  return openDisputes();
}

/**
 * Upheld, the work no longer counts against that organisation; it does against all others. For the operator.
 * @throws not_found when there is no such open dispute, invalid_argument without a reason.
 */
export async function decideDispute(
  disputeId: string,
  { uphold, reason, by }: { uphold: boolean; reason: string; by: string },
): Promise<void> {
  const said = reason.trim();
  if (said.length < 3)
    throw new ColophonError('invalid_argument', { argument: 'reason', problem: 'must have 3 characters at least.' });
  const open = (await openDisputes()).find(({ id }) => id === disputeId);
  if (!open) throw new ColophonError('not_found', { thing: 'dispute' });
  const { organisation_id: organisationId, work_id: workId, title, holder } = open;
  const status = uphold ? 'upheld' : 'rejected';
  await forOrganisation(organisationId, async (tx) => {
    const { count } = await tx.rightsDispute.updateMany({
      where: { id: disputeId, status: 'open' },
      data: { status, reason: said, decidedBy: by, decidedAt: new Date() },
    });
    if (count === 0) throw new ColophonError('conflict', { problem: 'This dispute was already decided.' });
    await append(tx, { organisationId, kind: 'dispute.decided', body: { disputeId, workId, status, by } });
    const body = { title, holder, status };
    await tx.rightsNotice.create({ data: { id: newId('notice'), organisationId, kind: 'dispute-decided', body } });
  });
}
