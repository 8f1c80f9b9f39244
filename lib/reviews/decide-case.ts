import { type Actor, demand } from '../accounts/index';
import { append } from '../audit-log/index';
import { release } from '../billing/index';
import { forOrganisation, type Tx } from '../db/index';
import { ColophonError } from '../errors/index';
import { admitNext, readmit } from '../generations/index';
import { isAlone } from './cases';

export interface DecideInput {
  decision: 'approve' | 'reject';
  /** Required: it is what the customer is told and what the audit keeps. 3 to 2,000 characters. */
  reason: string;
}

/**
 * Approve: the generation goes on, signing and delivering the item. Reject: the item ends as blocked and its credit is
 * released. Bound to the creative that was looked at.
 * @throws not_found; conflict when it was decided before; invalid_argument without a reason; forbidden, also for one's own
 * generation while somebody else could decide.
 */
export async function decideCase(actor: Actor, caseId: string, { decision, reason }: DecideInput): Promise<void> {
  demand(actor, 'reviews:decide');
  const said = reason.trim();
  if (said.length < 3 || said.length > 2_000)
    throw new ColophonError('invalid_argument', { argument: 'reason', problem: 'must have 3 to 2,000 characters.' });
  await forOrganisation(actor.organisationId, (tx) => decide(tx, actor, caseId, decision, said));
  await admitNext(actor.organisationId);
}

async function decide(
  tx: Tx,
  actor: Actor,
  caseId: string,
  decision: DecideInput['decision'],
  reason: string,
): Promise<void> {
  const { organisationId } = actor;
  const found = await tx.reviewCase.findUnique({ where: { id: caseId } });
  if (!found) throw new ColophonError('not_found', { thing: 'case' });
  const { generationId, itemId, creativeSha256 } = found;
  // The run's own writes lock this row too, so a decision never falls between a settle's two halves.
  await tx.$queryRaw`SELECT id FROM generation WHERE id = ${generationId} FOR UPDATE`;
  const generation = await tx.generation.findUniqueOrThrow({ where: { id: generationId } });
  const own = generation.createdBy === actor.userId;
  if (own && !(await isAlone(tx, actor)))
    throw new ColophonError('conflict', {
      problem: 'You asked for this generation, so somebody else has to decide on it.',
    });

  const status = decision === 'approve' ? ('approved' as const) : ('rejected' as const);
  const { count } = await tx.reviewCase.updateMany({
    where: { id: caseId, status: 'open' },
    data: { status, reason, decidedBy: actor.userId, reviewerRole: actor.role, decidedAt: new Date() },
  });
  if (count === 0) throw new ColophonError('conflict', { problem: 'This case was already decided.' });
  const body = { caseId, generationId, itemId, creativeSha256, by: actor.userId, ownGeneration: own };
  await append(tx, { organisationId, kind: `case.${status}`, body });
  if (decision === 'approve') await readmit(tx, generationId);
  else await reject(tx, { organisationId, generationId, itemId });
}

async function reject(tx: Tx, item: { organisationId: string; generationId: string; itemId: string }): Promise<void> {
  await tx.item.updateMany({ where: { id: item.itemId, credit: 'held' }, data: { verdict: 'block' } });
  if (!(await release(tx, item))) return;
  const creditsHeld = await tx.item.count({ where: { generationId: item.generationId, credit: 'held' } });
  await tx.generation.update({ where: { id: item.generationId }, data: { creditsHeld: BigInt(creditsHeld) } });
}
