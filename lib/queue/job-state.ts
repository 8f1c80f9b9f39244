import { queueOf } from './connection';
import { type JobIds, jobId } from './job';
import type { Lane } from './lane';

/** `pending`: it waits or is being worked on; `ended`: it completed or failed; `absent`: nobody knows of it. */
export type JobState = 'pending' | 'ended' | 'absent';

/** What the sweeper asks about a silent row: a pending job needs nothing, the others need a new attempt or a first job. */
export async function jobState(lane: Lane, job: JobIds): Promise<JobState> {
  const state = await queueOf(lane).getJobState(jobId(job));
  if (state === 'completed' || state === 'failed') return 'ended';
  return state === 'unknown' ? 'absent' : 'pending';
}
