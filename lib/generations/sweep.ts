import { forOrganisation, type UnsettledGeneration, unsettledGenerations } from '../db/index';
import { laneOf } from '../pipeline/pipeline';
import { jobState } from '../queue/index';
import { admitNext } from './admission';
import { enqueueRun } from './enqueue';
import { stepNamed } from './run-facts';

/** A living run touches its row every four seconds, and a dead worker's job is taken up after seven: longer is nobody. */
const SILENT_SECONDS = 12;

/**
 * Mends what a crash left between commit and enqueue, and what the queue lost: queued rows without a job get one, running
 * rows that fell silent go back to the queue, waiting ones through admission. Answers how many jobs it added.
 */
export async function sweepGenerations(silentForSeconds = SILENT_SECONDS): Promise<number> {
  const silent = await unsettledGenerations(silentForSeconds);
  let added = 0;
  for (const row of silent) if (row.status !== 'requested' && (await mend(row))) added += 1;
  const waiting = new Set(silent.filter(({ status }) => status === 'requested').map((row) => row.organisationId));
  for (const organisationId of waiting) await admitNext(organisationId);
  return added;
}

async function mend(row: UnsettledGeneration): Promise<boolean> {
  const { generationId, attempt } = row;
  const step = row.step ? stepNamed(row.step) : 'policy';
  const lane = laneOf(step);
  const state = row.status === 'running' ? 'ended' : await jobState(lane, { generationId, step, attempt });
  if (state === 'pending') return false;
  if (state === 'absent') {
    await enqueueRun({ generationId, attempt, step, lane });
    return true;
  }
  // A job that ended cannot be added again under its id, and a silent run must be fenced off: both need a new attempt.
  if (!(await nextAttempt(row))) return false;
  await enqueueRun({ generationId, attempt: attempt + 1, step, lane });
  return true;
}

/** False when something has moved in the meantime. */
async function nextAttempt({
  organisationId,
  generationId,
  attempt,
  status,
  changedAt,
}: UnsettledGeneration): Promise<boolean> {
  return forOrganisation(organisationId, async (tx) => {
    const { count } = await tx.generation.updateMany({
      where: { id: generationId, attempt, status, changedAt },
      data: { attempt: attempt + 1, status: 'queued' },
    });
    return count === 1;
  });
}
