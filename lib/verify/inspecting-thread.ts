/** One thread for the heavy half of verification: bounded in memory and time, so that no file stops the app. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Inspection, InspectOptions } from './inspect';

export interface ThreadLimits {
  /** From the start of the work on a file to its answer; starting the thread itself is not the file's doing and not counted. */
  milliseconds: number;
  /** Of that, the search for the mark, once all else is read; left out, it may use what is left. */
  searchMilliseconds?: number;
  /** For the thread to start; left out, two minutes, which only a machine that hangs needs. */
  startMilliseconds?: number;
  /** JavaScript heap; what is decoded is bounded by `inspect` itself. */
  megabytes: number;
}

export const LIMITS: ThreadLimits = { milliseconds: 20_000, megabytes: 512 };

const START_MS = 120_000;

/** From the project's root: a bundler must not try to follow it. */
const entry = () => join(process.cwd(), 'lib', 'verify', 'thread-entry.mjs');

export type ThreadAnswer = { inspection: Inspection } | { failure: string };

/** What the thread says: perhaps first what it read before it looks for the mark, then its answer. */
type ThreadMessage = { ready: true } | { read: Inspection } | ThreadAnswer;

export interface InspectingThread {
  inspect(bytes: Uint8Array, options: InspectOptions): Promise<ThreadAnswer>;
  close(): Promise<void>;
}

/** Files are taken one after another; a thread that dies or takes too long is replaced for the next one. */
export function inspectingThread(limits: ThreadLimits = LIMITS): InspectingThread {
  let worker: Worker | null = null;
  /** That the thread has said it is there. */
  let ready = false;
  let last: Promise<unknown> = Promise.resolve();

  function started(): Worker {
    if (worker) return worker;
    // Written so that a bundler does not see a worker: it would follow the file into the loader's native parts.
    const options = { resourceLimits: { maxOldGenerationSizeMb: limits.megabytes } };
    const made: Worker = Reflect.construct(Worker, [entry(), options]);
    made.unref();
    worker = made;
    ready = false;
    return made;
  }

  function ask(bytes: Uint8Array, options: InspectOptions): Promise<ThreadAnswer> {
    return new Promise((resolve) => {
      const at = started();
      let read: Inspection | null = null;
      /** Of a search that was cut off, what was read before it still counts. */
      const cut = (failure: string): ThreadAnswer =>
        read ? { inspection: { ...read, watermarkStopped: failure === 'timeout' ? 'slow' : 'broken' } } : { failure };
      const finish = (answer: ThreadAnswer, broken: boolean) => {
        clearTimeout(timer);
        at.off('message', onMessage).off('error', onError).off('exit', onExit);
        if (broken) {
          worker = null;
          // It may still report how it ended; nobody waits for that any more.
          at.on('error', () => {});
          void at.terminate();
        } else at.unref();
        resolve(answer);
      };
      const onMessage = (message: ThreadMessage) => {
        if ('ready' in message) {
          ready = true;
          clearTimeout(timer);
          timer = setTimeout(() => finish(cut('timeout'), true), limits.milliseconds);
        } else if ('read' in message) {
          read = message.read;
          if (limits.searchMilliseconds !== undefined) {
            clearTimeout(timer);
            timer = setTimeout(() => finish(cut('timeout'), true), limits.searchMilliseconds);
          }
        } else if ('failure' in message) finish(cut(message.failure), true);
        else finish(message, false);
      };
      const onError = (error: Error) => finish(cut(error.message), true);
      const onExit = (code: number) => finish(cut(`the thread ended with ${code}`), true);
      const patience = ready ? limits.milliseconds : (limits.startMilliseconds ?? START_MS);
      let timer = setTimeout(() => finish(cut('timeout'), true), patience);
      at.ref();
      at.on('message', onMessage).on('error', onError).on('exit', onExit);
      at.postMessage({ bytes, options });
    });
  }

  return {
    inspect(bytes, options) {
      const answer = last.then(() => ask(bytes, options));
      last = answer;
      return answer;
    },
    async close() {
      await last;
      await worker?.terminate();
      worker = null;
    },
  };
}
