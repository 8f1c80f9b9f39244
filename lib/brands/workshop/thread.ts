/** One thread for one kind of heavy work, bounded in memory and time, so that no file and no keystroke stops the app. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ColophonError, type ErrorCode } from '../../errors/index';
import type { JobName, JobOf, ResultOf } from './jobs';

interface Job {
  name: JobName;
  input: unknown;
}
/** What a job answers: its result, a `ColophonError` in parts (classes do not cross threads), or what went wrong. */
export type Answer =
  | { result: unknown }
  | { refused: { code: ErrorCode; params: ColophonError['params'] } }
  | { failure: string };

export interface ThreadLimits {
  /** From the start of one job to its answer. */
  milliseconds: number;
  /** JavaScript heap. */
  megabytes: number;
}

/** What stopped the thread itself, as opposed to what a job answered. */
export class ThreadStopped extends Error {}

/** From the project's root: a bundler must not try to follow it. */
const entry = () => join(process.cwd(), 'lib', 'brands', 'workshop', 'thread-entry.mjs');

export interface WorkshopThread {
  /** Jobs are taken one after another. @throws ThreadStopped, and what the job throws. */
  run<Name extends JobName>(name: Name, input: JobOf<Name>): Promise<ResultOf<Name>>;
  close(): Promise<void>;
}

export function workshopThread(limits: ThreadLimits): WorkshopThread {
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();

  function started(): Worker {
    if (worker) return worker;
    // Written so that a bundler does not see a worker: it would follow the file into the loader's native parts.
    const made: Worker = Reflect.construct(Worker, [
      entry(),
      { resourceLimits: { maxOldGenerationSizeMb: limits.megabytes } },
    ]);
    made.unref();
    worker = made;
    return made;
  }

  function ask(job: Job): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const at = started();
      const over = () => {
        clearTimeout(timer);
        at.off('message', onMessage).off('error', onError).off('exit', onExit);
        at.unref();
      };
      const stop = (reason: string) => {
        over();
        worker = null;
        // It may still report how it ended; nobody waits for that any more.
        at.on('error', () => {});
        void at.terminate();
        reject(new ThreadStopped(reason));
      };
      const onMessage = (answer: Answer) => {
        over();
        resolve(answer);
      };
      const onError = (error: Error) => stop(error.message);
      const onExit = (code: number) => stop(`the thread ended with ${code}`);
      const timer = setTimeout(() => stop('timeout'), limits.milliseconds);
      at.ref();
      at.on('message', onMessage).on('error', onError).on('exit', onExit);
      at.postMessage(job);
    });
  }

  return {
    async run<Name extends JobName>(name: Name, input: JobOf<Name>) {
      const answer = last.then(() => ask({ name, input }));
      last = answer.catch(() => undefined);
      const given = await answer;
      if ('refused' in given) throw new ColophonError(given.refused.code, given.refused.params);
      if ('failure' in given) throw new Error(given.failure);
      // The thread answers the job it was asked.
      return given.result as ResultOf<Name>;
    },
    async close() {
      await last;
      await worker?.terminate();
      worker = null;
    },
  };
}
