import { z } from 'zod';
import { type Actor, can, demand } from '../accounts/index';
import { forOrganisation, type Tx } from '../db/index';
import { type Reason, reasonsOf } from '../generations/index';

export interface CaseView {
  id: string;
  status: 'open' | 'approved' | 'rejected';
  generationId: string;
  itemId: string;
  index: number;
  placement: string;
  prompt: string;
  headline: string | null;
  /** Why a person is asked. */
  reasons: Reason[];
  /** What the decision is bound to. */
  creativeSha256: string;
  createdAt: Date;
  decidedAt: Date | null;
  /** The reviewer's own words. */
  reason: string | null;
  /** False for what the actor asked for, while somebody else could decide. */
  mayDecide: boolean;
}

const askedSchema = z.looseObject({
  prompt: z.string(),
  copy: z.looseObject({ headline: z.string().optional() }).optional(),
});

const CASE_INCLUDE = { item: true, generation: { select: { brief: true, createdBy: true } } } as const;

/** Open cases first, oldest first; then the newest hundred that were decided. @throws forbidden. */
export async function listCases(actor: Actor): Promise<CaseView[]> {
  demand(actor, 'reviews:read');
  return forOrganisation(actor.organisationId, async (tx) => {
    const open = await tx.reviewCase.findMany({
      where: { status: 'open' },
      orderBy: { createdAt: 'asc' },
      include: CASE_INCLUDE,
    });
    const decided = await tx.reviewCase.findMany({
      where: { status: { not: 'open' } },
      orderBy: { decidedAt: 'desc' },
      take: 100,
      include: CASE_INCLUDE,
    });
    const alone = await isAlone(tx, actor);
    return [...open, ...decided].map((row) => caseView(row, actor, alone));
  });
}

type CaseRow = Awaited<ReturnType<typeof row>>;
function row(tx: Tx) {
  return tx.reviewCase.findFirstOrThrow({ include: CASE_INCLUDE });
}

function caseView(row: CaseRow, actor: Actor, alone: boolean): CaseView {
  const { prompt, copy } = askedSchema.parse(row.generation.brief);
  const { id, status, generationId, itemId, creativeSha256, createdAt, decidedAt, reason, item } = row;
  return {
    ...{ id, status, generationId, itemId, creativeSha256, createdAt, decidedAt, reason, prompt },
    index: item.index,
    placement: item.placement,
    headline: copy?.headline ?? null,
    reasons: reasonsOf(item.reasons),
    mayDecide:
      status === 'open' && can(actor, 'reviews:decide') && (row.generation.createdBy !== actor.userId || alone),
  };
}

/**
 * Whether nobody else in the organisation may decide. Then, and only then, people decide on their own generations: two pairs
 * of eyes are better, but an organisation of one must not be stuck with held work. The audit entry says that it was so.
 */
export async function isAlone(tx: Tx, actor: Actor): Promise<boolean> {
  const members = await tx.member.findMany({ where: { organisationId: actor.organisationId } });
  return !members.some((member) => member.userId !== actor.userId && can({ role: member.role }, 'reviews:decide'));
}
