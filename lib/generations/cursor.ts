import { ColophonError } from '../errors/index';

const DEFAULT_LIMIT = 30;
const LIMIT = 100;

interface Place {
  createdAt: Date;
  id: string;
}

/** @returns how many rows to show, within what one page may hold. */
export function pageSize(limit: number | undefined): number {
  return Math.min(LIMIT, Math.max(1, Math.trunc(limit ?? DEFAULT_LIMIT)));
}

export function cursorAt({ createdAt, id }: Place): string {
  return Buffer.from(`${createdAt.toISOString()} ${id}`).toString('base64url');
}

/**
 * Rows after the cursor, newest first. Time and id together, so that rows of one millisecond are neither lost nor repeated.
 * @throws invalid_argument.
 */
export function after(cursor: string | undefined) {
  if (cursor === undefined) return {};
  const [time = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  const createdAt = new Date(time);
  if (Number.isNaN(createdAt.getTime()) || id === '')
    throw new ColophonError('invalid_argument', { argument: 'cursor', problem: 'was not made by this list.' });
  return { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }] };
}

export const NEWEST_FIRST = [{ createdAt: 'desc' as const }, { id: 'desc' as const }];

/** Cuts the one row too many that was asked for, and names where the next page begins. */
export function cut<Row extends Place>(rows: readonly Row[], size: number): { rows: Row[]; next: string | null } {
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > size && last ? cursorAt(last) : null };
}
