import { createPostgresBackend, type Job, WaitingError, Worker } from 'bullmq';
import { log } from '../log';
import { connection, logSparingly } from './connection';
import { type JobIds, jobSchema, queueName } from './job';
import type { Lane } from './lane';

export interface Consumed extends JobIds {
  /** How often a worker had begun this job before: above zero after a crash. */
  retaken: number;
}

/** Must bear being run twice at once: a worker that was only slow finds its attempt fenced off by the row. */
export type JobHandler = (job: Consumed, signal: AbortSignal) => Promise<void>;

export interface ConsumeOptions {
  concurrency: number;
  /** Ends claiming and asks running handlers to stop; their jobs go back to the queue. */
  signal?: AbortSignal;
}

export interface Consumer {
  ready(): Promise<void>;
  /** Stops claiming, then waits for running handlers. */
  close(): Promise<void>;
}

/**
 * A killed worker's job is taken up again after at most the lock's rest and one check, measured at 4–7 s; the defaults of
 * 30 s each make that 58 s. A job may be retaken twenty times: machines restart more often than jobs are poisonous.
 */
const LOCK = { lockDuration: 5000, stalledInterval: 2000, maxStalledCount: 20 } as const;

/** Works the jobs of one lane until `close`. */
export function consume(lane: Lane, handler: JobHandler, { concurrency, signal }: ConsumeOptions): Consumer {
  // BullMQ hands over its abort signal only to a function that names three parameters.
  const worker = new Worker(
    queueName(lane),
    async (job: Job<JobIds, void, string>, token?: string, abort?: AbortSignal) => {
      const stopped = AbortSignal.any([abort, signal].filter((one) => one !== undefined));
      try {
        await handler({ ...jobSchema.parse(job.data), retaken: job.stalledCounter }, stopped);
      } catch (error) {
        if (!signal?.aborted) throw error;
        // Ending the process is no failure of the job: the next worker begins at once instead of after the lock's time.
        await job.moveToWait(token);
        throw new WaitingError();
      }
    },
    { connection: connection(), concurrency, drainDelay: 2, ...LOCK },
    createPostgresBackend,
  );
  worker.on('error', logSparingly(lane, 'the worker reports an error'));
  worker.on('failed', (job, error) => log.warn({ lane, jobId: job?.id, reason: error.message }, 'a job failed'));
  worker.on('stalled', (jobId) => log.warn({ lane, jobId }, 'a job was left by its worker and waits again'));
  // Someone else may have the job by now; what we still do with it is fenced off, and better not done.
  worker.on('lockRenewalFailed', (jobIds) => {
    for (const id of jobIds) worker.cancelJob(id, 'the lock was lost');
  });

  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= worker.close();
    return closing;
  };
  signal?.addEventListener('abort', () => void close(), { once: true });
  return { ready: () => worker.waitUntilReady(), close };
}
