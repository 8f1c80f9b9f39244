import { type Actor, demand } from '../accounts/index';
import { append } from '../audit-log/index';
import { heldFor, release } from '../billing/index';
import { forOrganisation, type Tx } from '../db/index';
import { ColophonError } from '../errors/index';
import { admitNext, readmit } from '../generations/index';
import type { Step } from '../pipeline/pipeline';
import { around, type CaseRow, findCase, judged } from './case-rows';
import { hindranceOf, hindranceWords } from './independence';
import { mails } from './mails';

export interface DecideInput {
  decision: 'approve' | 'reject';
  /** Required: it is what the customer is told and what the record keeps. 3 to 2,000 characters. */
  reason: string;
}

/**
 * Approve a held item, or an appeal (which overturns the block): the generation goes on, signing and delivering the same
 * pixels that were looked at. Reject: the item ends as blocked and its credit is released. Bound to what was looked at.
 * @throws not_found; invalid_argument without a reason; forbidden without the role; conflict when it was decided before, when
 * somebody else has it, and always for one's own.
 */
export async function decideCase(
  actor: Actor,
  caseId: string,
  { decision, reason }: DecideInput,
  now = new Date(),
): Promise<void> {
  demand(actor, 'reviews:decide');
  const said = reason.trim();
  if (said.length < 3 || said.length > 2_000)
    throw new ColophonError('invalid_argument', { argument: 'reason', problem: 'must have 3 to 2,000 characters.' });
  const appellant = await forOrganisation(actor.organisationId, (tx) =>
    decide(tx, { actor, caseId, decision, reason: said, now }),
  );
  if (appellant) mails.appealDecided(appellant, caseId, decision === 'approve');
  await admitNext(actor.organisationId);
}

interface Order extends DecideInput {
  actor: Actor;
  caseId: string;
  now: Date;
}

/** Where a run goes on: what was lifted before there was a creative has to be drawn or composed first. */
const RESUMES_AT: Readonly<Record<CaseRow['subject'], Step>> = {
  brief: 'generation',
  artwork: 'composition',
  creative: 'provenance',
};

/** @returns the address of who filed it, when it is an appeal. */
async function decide(tx: Tx, { actor, caseId, decision, reason, now }: Order): Promise<string | null> {
  const { organisationId } = actor;
  const found = await tx.reviewCase.findUnique({ where: { id: caseId }, select: { generationId: true } });
  if (!found) throw new ColophonError('not_found', { thing: 'case' });
  const { generationId } = found;
  // The run's own writes lock this row too, so a decision never falls between a settle's two halves.
  await tx.$queryRaw`SELECT id FROM generation WHERE id = ${generationId} FOR UPDATE`;
  const row = await findCase(tx, caseId);
  const known = await around(tx, [row]);
  const code = hindranceOf(actor, judged(row, known), now);
  if (code) {
    const name = (row.claimedBy && known.names.get(row.claimedBy)) || 'Somebody else';
    throw new ColophonError('conflict', { problem: hindranceWords(code, { name, until: row.claimedUntil }) });
  }
  const status = decision === 'approve' ? ('approved' as const) : ('rejected' as const);
  const decided = { status, reason, decidedBy: actor.userId, reviewerRole: actor.role, decidedAt: now };
  await tx.reviewCase.update({
    where: { id: caseId },
    data: { ...decided, claimedBy: null, claimedUntil: null },
  });
  const { kind: caseKind, itemId, creativeSha256, subject } = row;
  const outcome = {
    review: { approved: 'case.approved', rejected: 'case.rejected' },
    appeal: { approved: 'appeal.overturned', rejected: 'appeal.upheld' },
  } as const;
  const kind = outcome[caseKind][status];
  const body = { caseId, generationId, itemId, subject, creativeSha256, by: actor.userId };
  await append(tx, { organisationId, kind, body });
  if (decision === 'approve') await readmit(tx, generationId, RESUMES_AT[subject]);
  else await giveBack(tx, row, reason);
  if (!row.openedBy) return null;
  return (await tx.user.findUnique({ where: { id: row.openedBy }, select: { email: true } }))?.email ?? null;
}

/** What is still held ends as blocked, and its credits go back. Delivered items are left as they are. */
async function giveBack(tx: Tx, row: CaseRow, reason: string): Promise<void> {
  const { organisationId, generationId, itemId, kind } = row;
  // The customer is told what the reviewer said, beside what the checks said.
  const said = {
    rule: 'review/decision',
    code: kind === 'appeal' ? 'review_upheld' : 'review_rejected',
    params: { reason },
  };
  const items = await tx.item.findMany({
    where: { generationId, credit: 'held', ...(itemId === null ? {} : { id: itemId }) },
    select: { id: true, reasons: true },
  });
  for (const { id, reasons } of items) {
    const all = [...(Array.isArray(reasons) ? reasons : []), said];
    await tx.item.update({ where: { id }, data: { verdict: 'block', reasons: all } });
    await release(tx, { organisationId, generationId, itemId: id });
  }
  const creditsHeld = await heldFor(tx, generationId);
  await tx.generation.update({ where: { id: generationId }, data: { creditsHeld } });
}
