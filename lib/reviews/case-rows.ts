/** Cases as they are read: with what is needed to say who may decide. */
import { z } from 'zod';
import type { Actor } from '../accounts/index';
import type { Prisma, Tx } from '../db/index';
import { ColophonError } from '../errors/index';
import { reasonsOf } from '../generations/index';
import { type Hindrance, hindranceOf, hindranceWords, isClaimedByOther, type Judged } from './independence';
import type { CaseView } from './views';

export const CASE_INCLUDE = {
  item: true,
  generation: { select: { brief: true, createdBy: true, items: { select: { reasons: true }, take: 1 } } },
} as const satisfies Prisma.ReviewCaseInclude;

export type CaseRow = Prisma.ReviewCaseGetPayload<{ include: typeof CASE_INCLUDE }>;

const askedSchema = z.looseObject({
  prompt: z.string(),
  copy: z.looseObject({ headline: z.string().optional() }).optional(),
});
const rulesSchema = z.array(z.object({ rule: z.string(), version: z.number() })).catch([]);

/** What presenting several cases needs to know besides their rows. */
interface Around {
  /** Who took the decisions that are appealed, by case. */
  firstBy: ReadonlyMap<string, string | null>;
  names: ReadonlyMap<string, string>;
}

export async function around(tx: Tx, rows: readonly CaseRow[]): Promise<Around> {
  const appealed = rows.flatMap(({ appealOf }) => appealOf ?? []);
  const claimers = rows.flatMap(({ claimedBy }) => claimedBy ?? []);
  const first = await tx.reviewCase.findMany({
    where: { id: { in: appealed } },
    select: { id: true, decidedBy: true },
  });
  const people = await tx.user.findMany({ where: { id: { in: claimers } }, select: { id: true, name: true } });
  return {
    firstBy: new Map(first.map(({ id, decidedBy }) => [id, decidedBy])),
    names: new Map(people.map(({ id, name }) => [id, name])),
  };
}

export function judged(row: CaseRow, { firstBy }: Pick<Around, 'firstBy'>): Judged {
  return {
    status: row.status,
    createdBy: row.generation.createdBy,
    openedBy: row.openedBy,
    firstDecidedBy: row.appealOf ? (firstBy.get(row.appealOf) ?? null) : null,
    claimedBy: row.claimedBy,
    claimedUntil: row.claimedUntil,
  };
}

/** @throws not_found, also for another organisation's. */
export async function findCase(tx: Tx, id: string): Promise<CaseRow> {
  const row = await tx.reviewCase.findUnique({ where: { id }, include: CASE_INCLUDE });
  if (!row) throw new ColophonError('not_found', { thing: 'case' });
  return row;
}

export function caseView(row: CaseRow, actor: Actor, known: Around, now: Date): CaseView {
  const { prompt, copy } = askedSchema.parse(row.generation.brief);
  const { id, kind, status, subject, generationId, itemId, creativeSha256, statement, item } = row;
  const { createdAt, dueAt, escalatedAt, decidedAt, reason } = row;
  const facts = judged(row, known);
  const hindrance = hindranceOf(actor, facts, now);
  const other = status === 'open' && isClaimedByOther(actor, facts, now);
  return {
    ...{ id, kind, status, subject, generationId, itemId, creativeSha256, statement, prompt },
    ...{ createdAt, dueAt, escalatedAt, decidedAt, reason },
    index: item?.index ?? null,
    placement: item?.placement ?? null,
    headline: copy?.headline ?? null,
    reasons: reasonsOf(item ? item.reasons : row.generation.items[0]?.reasons),
    rules: rulesSchema.parse(row.rules),
    overdue: status === 'open' && dueAt < now,
    claimedBy: other ? nameOf(row.claimedBy, known) : null,
    claimedUntil: status === 'open' && row.claimedUntil && row.claimedUntil > now ? row.claimedUntil : null,
    decidedRole: row.reviewerRole,
    mayDecide: hindrance === null,
    hindrance: hindrance === null || hindrance === 'decided' ? null : said(hindrance, row, known),
  };
}

function said(code: Hindrance, row: CaseRow, known: Around): NonNullable<CaseView['hindrance']> {
  return { code, words: hindranceWords(code, { name: nameOf(row.claimedBy, known), until: row.claimedUntil }) };
}

function nameOf(userId: string | null, { names }: Around): string {
  return (userId && names.get(userId)) || 'Somebody else';
}
