import { client } from './client';
import { explainFailure, isCollision } from './failures';
import type { Prisma } from './generated/client';

/** Queries inside one organisation's transaction. Row-level security shows no other organisation's rows. */
export type Tx = Prisma.TransactionClient;

export interface TransactionOptions {
  /** `Serializable` also retries on collision, so `work` may run more than once. */
  isolation?: 'ReadCommitted' | 'RepeatableRead' | 'Serializable';
  /** How long the work may take before it is rolled back; 20 s unless told. */
  timeoutMs?: number;
}

/** Twelve at once on one row all succeed with this many. */
const RETRIES = 10;

/** The only way to tenant tables: one transaction that belongs to `organisationId`, committed when `work` resolves. */
export async function forOrganisation<Result>(
  organisationId: string,
  work: (tx: Tx) => Promise<Result>,
  options: TransactionOptions = {},
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await client().$transaction(
        async (tx) => {
          await tx.$executeRaw`SELECT set_config('colophon.organisation', ${organisationId}, true)`;
          return work(tx);
        },
        {
          maxWait: 10_000,
          timeout: options.timeoutMs ?? 20_000,
          ...(options.isolation ? { isolationLevel: options.isolation } : {}),
        },
      );
    } catch (error) {
      if (!options.isolation || !isCollision(error) || attempt === RETRIES) throw explainFailure(error);
      // Those who collided must not meet again: a random wait that grows.
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** Math.min(attempt, 5)));
    }
  }
}
