/**
 * The queue: which generation's step is to be worked next, by ids. The row is the truth and the queue is delivery, so a job
 * is added after the row's commit, may arrive twice, and is missed by nobody: a sweeper adds what is not here.
 */
export { closeQueues } from './connection';
export { type Consumed, type ConsumeOptions, type Consumer, consume, type JobHandler } from './consume';
export { type EnqueueOptions, enqueue } from './enqueue';
export type { JobIds } from './job';
export { type JobState, jobState } from './job-state';
export type { Lane } from './lane';
