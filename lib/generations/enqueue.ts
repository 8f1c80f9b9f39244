import { log } from '../log/index';
import type { Lane, Step } from '../pipeline/pipeline';
import { enqueue } from '../queue/index';
import { describe } from './describe';

export interface RunJob {
  generationId: string;
  /** The row's attempt when the job was added; claiming makes the next one. */
  attempt: number;
  step: Step;
  lane: Lane;
}

/**
 * Adds the job of a committed row. Never throws: the row is the truth, and what cannot be added now is added by the sweeper.
 */
export async function enqueueRun({ lane, ...job }: RunJob, delayMs = 0): Promise<void> {
  try {
    await enqueue(lane, job, { delayMs });
  } catch (error) {
    log.warn(
      { generationId: job.generationId, problem: describe(error).message },
      'not added to the queue; the sweeper will',
    );
  }
}
