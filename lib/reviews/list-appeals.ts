import { type Actor, demand } from '../accounts/index';
import { forOrganisation, type Prisma } from '../db/index';
import { ColophonError } from '../errors/index';
import type { Reason } from '../generations/index';
import { reasonsOf } from '../generations/index';
import type { CaseStatus, CaseSubject } from './views';

/** What the customer sees of an appeal: never who decides, and no evidence that is the reviewers'. */
export interface AppealView {
  id: string;
  generationId: string;
  itemId: string | null;
  placement: string | null;
  subject: CaseSubject;
  /** Approved: the block was overturned. Rejected: it was upheld. */
  status: CaseStatus;
  statement: string;
  /** What was objected to. */
  reasons: Reason[];
  createdAt: Date;
  dueAt: Date;
  overdue: boolean;
  decidedAt: Date | null;
  decidedRole: string | null;
  reason: string | null;
}

const INCLUDE = {
  item: { select: { placement: true, reasons: true } },
  generation: { select: { items: { select: { reasons: true }, take: 1 } } },
} as const satisfies Prisma.ReviewCaseInclude;
type Row = Prisma.ReviewCaseGetPayload<{ include: typeof INCLUDE }>;

const LIMIT = 100;

/** The appeals of one generation, or the organisation's newest hundred. @throws forbidden. */
export async function listAppeals(actor: Actor, generationId?: string, now = new Date()): Promise<AppealView[]> {
  demand(actor, 'appeals:read');
  const rows = await forOrganisation(actor.organisationId, (tx) =>
    tx.reviewCase.findMany({
      where: { kind: 'appeal', ...(generationId === undefined ? {} : { generationId }) },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: LIMIT,
      include: INCLUDE,
    }),
  );
  return rows.map((row) => appealView(row, now));
}

/** @throws not_found, also for another organisation's and for what is no appeal; forbidden. */
export async function getAppeal(actor: Actor, id: string, now = new Date()): Promise<AppealView> {
  demand(actor, 'appeals:read');
  const row = await forOrganisation(actor.organisationId, (tx) =>
    tx.reviewCase.findFirst({ where: { id, kind: 'appeal' }, include: INCLUDE }),
  );
  if (!row) throw new ColophonError('not_found', { thing: 'appeal' });
  return appealView(row, now);
}

function appealView(row: Row, now: Date): AppealView {
  const { id, generationId, itemId, subject, status, createdAt, dueAt, decidedAt, reason, item } = row;
  return {
    ...{ id, generationId, itemId, subject, status, createdAt, dueAt, decidedAt, reason },
    placement: item?.placement ?? null,
    statement: row.statement ?? '',
    reasons: reasonsOf(item ? item.reasons : row.generation.items[0]?.reasons),
    overdue: status === 'open' && dueAt < now,
    decidedRole: row.reviewerRole,
  };
}
