import { type Actor, demand } from '../accounts/index';
import { append } from '../audit-log/index';
import { forOrganisation } from '../db/index';
import { ColophonError } from '../errors/index';

export const CASE_ANSWERS = ['licensed', 'not_a_copy', 'withdrawn'] as const;
export type CaseAnswer = (typeof CASE_ANSWERS)[number];

export interface RightsCaseView {
  id: string;
  assetId: string;
  workId: string;
  title: string;
  holder: string;
  /** Of 256 bits. */
  distance: number;
  variant: string;
  status: string;
  reason: string | null;
  createdAt: Date;
}

/** Delivered pictures that resemble works registered since: open ones first, a hundred at most. @throws forbidden. */
export async function listRightsCases(actor: Actor): Promise<RightsCaseView[]> {
  demand(actor, 'rights:read');
  const rows = await forOrganisation(actor.organisationId, async (tx) => [
    ...(await tx.rightsCase.findMany({ where: { status: 'open' }, orderBy: { createdAt: 'desc' }, take: 50 })),
    ...(await tx.rightsCase.findMany({ where: { status: { not: 'open' } }, orderBy: { decidedAt: 'desc' }, take: 50 })),
  ]);
  return rows.map(({ id, assetId, workId, title, holder, distance, variant, status, reason, createdAt }) => ({
    ...{ id, assetId, workId, title, holder, distance, variant, status, reason, createdAt },
  }));
}

/**
 * What the organisation makes of it: it holds a licence, the pictures only resemble one another, or it takes its picture out of
 * use. @throws not_found, conflict when it was decided before, invalid_argument without a reason, forbidden.
 */
export async function decideRightsCase(
  actor: Actor,
  caseId: string,
  { answer, reason }: { answer: CaseAnswer; reason: string },
): Promise<void> {
  demand(actor, 'rights:write');
  const said = reason.trim();
  if (said.length < 3 || said.length > 2_000)
    throw new ColophonError('invalid_argument', { argument: 'reason', problem: 'must have 3 to 2,000 characters.' });
  const { organisationId } = actor;
  await forOrganisation(organisationId, async (tx) => {
    const found = await tx.rightsCase.findUnique({ where: { id: caseId } });
    if (!found) throw new ColophonError('not_found', { thing: 'case' });
    const { count } = await tx.rightsCase.updateMany({
      where: { id: caseId, status: 'open' },
      data: { status: answer, reason: said, decidedBy: actor.userId, decidedAt: new Date() },
    });
    if (count === 0) throw new ColophonError('conflict', { problem: 'This case was already decided.' });
    const body = { caseId, assetId: found.assetId, workId: found.workId, answer, by: actor.userId };
    await append(tx, { organisationId, kind: 'rights-case.decided', body });
  });
}
