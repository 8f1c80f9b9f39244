import { ColophonError } from '../errors';

/** SQLSTATEs and driver codes that mean the server is away or full, not that the question was wrong. */
const AWAY =
  /^(08...|57P0[123]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|P1001|P1002|P1008|P1017|P2024|P2028)$/;
/** Serialization failure and deadlock: the same transaction may succeed when tried again. */
const COLLISION = /^(40001|40P01|P2034)$/;
const UNIQUE = /^(23505|P2002)$/;

/** Every code along the chain of causes: Prisma's own, the adapter's, and Postgres's. */
function codesOf(error: unknown, depth = 0): string[] {
  if (typeof error !== 'object' || error === null || depth > 5) return [];
  const facts = error as { code?: unknown; originalCode?: unknown; cause?: unknown; meta?: Record<string, unknown> };
  const own = [facts.code, facts.originalCode].filter((code) => typeof code === 'string');
  return [...own, ...codesOf(facts.cause, depth + 1), ...codesOf(facts.meta?.driverAdapterError, depth + 1)];
}

const has = (error: unknown, pattern: RegExp): boolean => codesOf(error).some((code) => pattern.test(code));

export const isCollision = (error: unknown): boolean => has(error, COLLISION);

/** A unique index refused the row: somebody was first. */
export const isUniqueViolation = (error: unknown): boolean => has(error, UNIQUE);

/** The trigger that keeps an owner in every organisation refused the change. */
export const isOwnerlessViolation = (error: unknown): boolean =>
  has(error, /^23514$/) && /keeps an owner/.test(textOf(error));

/** Every message along the chain of causes. */
function textOf(error: unknown, depth = 0): string {
  if (typeof error !== 'object' || error === null || depth > 5) return '';
  const facts = error as { message?: unknown; cause?: unknown; meta?: Record<string, unknown> };
  return `${String(facts.message ?? '')} ${textOf(facts.cause, depth + 1)} ${textOf(facts.meta?.driverAdapterError, depth + 1)}`;
}

/** A server that is away becomes the product's own error, which says that a retry may help. */
export function explainFailure(error: unknown): unknown {
  const lost =
    error instanceof Error &&
    /Connection terminated|server closed the connection|timeout exceeded when/.test(error.message);
  if (error instanceof ColophonError || !(lost || has(error, AWAY))) return error;
  return new ColophonError(
    'database_unavailable',
    { problem: codesOf(error)[0] ?? 'connection lost' },
    { cause: error },
  );
}
