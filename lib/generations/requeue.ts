import { forOrganisation } from '../db/index';
import { laneOf, type Step } from '../pipeline/pipeline';
import { enqueueRun } from './enqueue';
import { ownRun, type RunKey } from './fence';

/**
 * Lets go of a run so that another worker goes on: with the next lane's step, or with the same step after a wait.
 * @throws stale_attempt.
 */
export async function requeueRun(key: RunKey, step: Step, delayMs = 0): Promise<void> {
  const { organisationId, generationId, attempt } = key;
  await forOrganisation(organisationId, async (tx) => {
    await ownRun(tx, key);
    await tx.generation.update({ where: { id: generationId }, data: { status: 'queued', step } });
  });
  await enqueueRun({ generationId, attempt, lane: laneOf(step), step }, delayMs);
}
