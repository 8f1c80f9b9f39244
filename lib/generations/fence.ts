import type { Tx } from '../db/index';
import { ColophonError } from '../errors/index';

/** Which run of which generation is speaking. Every write of a run goes through `ownRun`. */
export interface RunKey {
  organisationId: string;
  generationId: string;
  /** The attempt claimed; a newer one in the row means that another worker has taken over. */
  attempt: number;
}

export interface OwnedRun {
  cancelRequested: boolean;
}

/**
 * Locks the generation's row until the transaction ends, so that nothing overtakes the write it protects.
 * @throws stale_attempt when another attempt owns the run, or when it is over.
 */
export async function ownRun(tx: Tx, { generationId, attempt }: RunKey): Promise<OwnedRun> {
  const [row] = await tx.$queryRaw<{ attempt: number; status: string; cancel: boolean }[]>`
    SELECT attempt, status::text AS status, cancel_requested_at IS NOT NULL AS cancel
    FROM generation WHERE id = ${generationId} FOR UPDATE`;
  if (row?.attempt !== attempt || row.status !== 'running') throw new ColophonError('stale_attempt');
  return { cancelRequested: row.cancel };
}
