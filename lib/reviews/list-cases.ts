import { type Actor, demand } from '../accounts/index';
import { forOrganisation, type Prisma } from '../db/index';
import { ColophonError } from '../errors/index';
import { around, CASE_INCLUDE, caseView } from './case-rows';
import type { CaseView } from './views';

const DEFAULT_LIMIT = 50;
const LIMIT = 100;

export interface CaseQuery {
  /** Open ones, the longest overdue first; or decided ones, the newest first. */
  status?: 'open' | 'decided' | undefined;
  cursor?: string | undefined;
  /** 1 to 100; 50 unless told. */
  limit?: number | undefined;
  now?: Date | undefined;
}

/**
 * What waits for a person, appeals and held items alike, in the order in which their time runs out.
 * @throws forbidden; invalid_argument for a foreign cursor.
 */
export async function listCases(
  actor: Actor,
  { status = 'open', cursor, limit = DEFAULT_LIMIT, now = new Date() }: CaseQuery = {},
): Promise<{ cases: CaseView[]; next: string | null }> {
  demand(actor, 'reviews:read');
  const size = Math.min(LIMIT, Math.max(1, Math.trunc(limit)));
  const open = status === 'open';
  return forOrganisation(actor.organisationId, async (tx) => {
    const rows = await tx.reviewCase.findMany({
      where: { status: open ? 'open' : { not: 'open' }, ...after(cursor, open) },
      orderBy: open ? [{ dueAt: 'asc' }, { id: 'asc' }] : [{ decidedAt: 'desc' }, { id: 'desc' }],
      take: size + 1,
      include: CASE_INCLUDE,
    });
    const shown = rows.slice(0, size);
    const last = shown.at(-1);
    const known = await around(tx, shown);
    return {
      cases: shown.map((row) => caseView(row, actor, known, now)),
      next: rows.length > size && last ? cursorAt((open ? last.dueAt : last.decidedAt) ?? now, last.id) : null,
    };
  });
}

function cursorAt(time: Date, id: string): string {
  return Buffer.from(`${time.toISOString()} ${id}`).toString('base64url');
}

function after(cursor: string | undefined, open: boolean): Prisma.ReviewCaseWhereInput {
  if (cursor === undefined) return {};
  const [text = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  const time = new Date(text);
  if (Number.isNaN(time.getTime()) || id === '')
    throw new ColophonError('invalid_argument', { argument: 'cursor', problem: 'was not made by this list.' });
  return open
    ? { OR: [{ dueAt: { gt: time } }, { dueAt: time, id: { gt: id } }] }
    : { OR: [{ decidedAt: { lt: time } }, { decidedAt: time, id: { lt: id } }] };
}
