import { forOrganisation } from '../db/index';
import { laneOf, type Step } from '../pipeline/pipeline';
import { enqueueRun } from './enqueue';
import { ownRun, type RunKey } from './fence';
import { closeOpenSteps } from './open-steps';
import { stepNamed } from './run-facts';

/**
 * Lets go of a run so that another worker goes on: with the next lane's step, or with the same step after a wait. A step that
 * was interrupted in the middle is closed as cancelled, so that it does not look like a crash.
 * @param step where to go on; the step the row names when left out.
 * @throws stale_attempt.
 */
export async function requeueRun(
  key: RunKey,
  { step, delayMs = 0 }: { step?: Step; delayMs?: number } = {},
): Promise<void> {
  const { organisationId, generationId, attempt } = key;
  const next = await forOrganisation(organisationId, async (tx) => {
    await ownRun(tx, key);
    await closeOpenSteps(tx, key);
    const row = await tx.generation.update({
      where: { id: generationId },
      data: { status: 'queued', ...(step ? { step } : {}) },
    });
    return row.step ? stepNamed(row.step) : 'policy';
  });
  await enqueueRun({ generationId, attempt, lane: laneOf(next), step: next }, delayMs);
}

/**
 * Begins the next attempt of a run that this process keeps: what a retry without a queue needs.
 * @throws stale_attempt.
 */
export async function nextAttempt(key: RunKey): Promise<RunKey> {
  const attempt = key.attempt + 1;
  await forOrganisation(key.organisationId, async (tx) => {
    await ownRun(tx, key);
    await closeOpenSteps(tx, key);
    await tx.generation.update({ where: { id: key.generationId }, data: { attempt } });
  });
  return { ...key, attempt };
}
