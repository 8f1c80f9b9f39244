import { queueOf } from './connection';
import { type JobIds, jobId } from './job';
import type { Lane } from './lane';

/** Longer than the sweeper looks back, so that what it adds again is recognised as done. */
const KEPT_SECONDS = 24 * 3600;

export interface EnqueueOptions {
  /** Waits this long first, as a retry does. */
  delayMs?: number;
}

/** Adds a job after its row was committed. Adding it again, also when it is done, changes nothing. */
export async function enqueue(lane: Lane, job: JobIds, options: EnqueueOptions = {}): Promise<void> {
  await queueOf(lane).add('run', job, {
    jobId: jobId(job),
    // Whether a failed run is tried again is decided from its row, which then gives a new attempt and so a new id.
    attempts: 1,
    removeOnComplete: { age: KEPT_SECONDS },
    removeOnFail: { age: KEPT_SECONDS },
    ...(options.delayMs ? { delay: options.delayMs } : {}),
  });
}
