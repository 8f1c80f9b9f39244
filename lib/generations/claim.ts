import { forOrganisation, organisationOfGeneration } from '../db/index';
import type { RunKey } from './fence';

/**
 * Takes a generation over for a job: from here on only this attempt may write, whoever else still runs an older one.
 *
 * A job claims the attempt it was made for. One that was left by a dead worker may also claim what it claimed itself before
 * (at most once per time it was begun); anything newer belongs to another job, and stealing it would run the work twice.
 * @param from the attempt in the job; `retaken` how often a worker had begun it before.
 * @returns null when there is nothing to run: over, unknown, or another job's.
 */
export async function claimGeneration(generationId: string, from: number, retaken: number): Promise<RunKey | null> {
  const organisationId = await organisationOfGeneration(generationId);
  if (!organisationId) return null;
  return forOrganisation(organisationId, async (tx) => {
    const rows = await tx.$queryRaw<{ attempt: number }[]>`
      UPDATE generation SET attempt = attempt + 1, status = 'running', started_at = coalesce(started_at, now())
      WHERE id = ${generationId} AND (
        (status IN ('queued', 'running') AND attempt = ${from}::integer)
        OR (status = 'running' AND attempt > ${from}::integer AND attempt <= ${from + retaken}::integer)
      ) RETURNING attempt`;
    const attempt = rows[0]?.attempt;
    return attempt === undefined ? null : { organisationId, generationId, attempt };
  });
}

/** Takes a generation that waits on the queue, without its job: the job then finds that the attempt is no longer its own. */
export async function claimQueued(generationId: string): Promise<RunKey | null> {
  const organisationId = await organisationOfGeneration(generationId);
  if (!organisationId) return null;
  return forOrganisation(organisationId, async (tx) => {
    const rows = await tx.$queryRaw<{ attempt: number }[]>`
      UPDATE generation SET attempt = attempt + 1, status = 'running', started_at = coalesce(started_at, now())
      WHERE id = ${generationId} AND status IN ('requested', 'queued') RETURNING attempt`;
    const attempt = rows[0]?.attempt;
    return attempt === undefined ? null : { organisationId, generationId, attempt };
  });
}
