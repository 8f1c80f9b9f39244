/** A thread that is asked one thing after another, bounded in memory and time: what dies or takes too long is replaced. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

export interface ThreadLimits {
  /** From the start of the work on a question to its answer; starting the thread itself is not the question's doing and not counted. */
  milliseconds: number;
  /** Of that, what comes after a first part of the answer; left out, it may use what is left. */
  searchMilliseconds?: number;
  /** For the thread to start; left out, two minutes, which only a machine that hangs needs. */
  startMilliseconds?: number;
  /** JavaScript heap; what lies outside it is bounded by the work itself. */
  megabytes: number;
}

const START_MS = 120_000;

/** From the project's root: a bundler must not try to follow it. */
const entry = () => join(process.cwd(), 'lib', 'verify', 'thread-entry.mjs');

/** What a thread says: that it is there, perhaps a first part of an answer, and the answer. */
export type ThreadMessage<Part, Answer> = { ready: true } | { part: Part } | { answer: Answer } | { failure: string };

/** `part`: what was said before it failed. */
export type ThreadAnswer<Part, Answer> = { answer: Answer } | { failure: string; part: Part | null };

export interface BoundedThread<Question, Part, Answer> {
  ask(question: Question): Promise<ThreadAnswer<Part, Answer>>;
  /** How many threads were started: what the last one held is gone when this grows. */
  readonly started: number;
  close(): Promise<void>;
}

/** @param main file of this room that answers inside the thread */
export function boundedThread<Question, Part, Answer>(
  main: 'thread-main.ts' | 'delivery-index-main.ts',
  limits: ThreadLimits,
): BoundedThread<Question, Part, Answer> {
  let worker: Worker | null = null;
  /** That the thread has said it is there. */
  let ready = false;
  let started = 0;
  let last: Promise<unknown> = Promise.resolve();

  function running(): Worker {
    if (worker) return worker;
    // Written so that a bundler does not see a worker: it would follow the file into the loader's native parts.
    const options = { workerData: { main }, resourceLimits: { maxOldGenerationSizeMb: limits.megabytes } };
    const made: Worker = Reflect.construct(Worker, [entry(), options]);
    made.unref();
    worker = made;
    ready = false;
    started += 1;
    return made;
  }

  function ask(question: Question): Promise<ThreadAnswer<Part, Answer>> {
    return new Promise((resolve) => {
      const at = running();
      let part: Part | null = null;
      const finish = (answer: ThreadAnswer<Part, Answer>) => {
        clearTimeout(timer);
        at.off('message', onMessage).off('error', onError).off('exit', onExit);
        if ('failure' in answer) {
          worker = null;
          // It may still report how it ended; nobody waits for that any more.
          at.on('error', () => {});
          void at.terminate();
        } else at.unref();
        resolve(answer);
      };
      const fail = (failure: string) => finish({ failure, part });
      const wait = (milliseconds: number) => setTimeout(() => fail('timeout'), milliseconds);
      const onMessage = (message: ThreadMessage<Part, Answer>) => {
        if ('ready' in message) {
          ready = true;
          clearTimeout(timer);
          timer = wait(limits.milliseconds);
        } else if ('part' in message) {
          part = message.part;
          if (limits.searchMilliseconds !== undefined) {
            clearTimeout(timer);
            timer = wait(limits.searchMilliseconds);
          }
        } else if ('failure' in message) fail(message.failure);
        else finish(message);
      };
      const onError = (error: Error) => fail(error.message);
      const onExit = (code: number) => fail(`the thread ended with ${code}`);
      let timer = wait(ready ? limits.milliseconds : (limits.startMilliseconds ?? START_MS));
      at.ref();
      at.on('message', onMessage).on('error', onError).on('exit', onExit);
      at.postMessage(question);
    });
  }

  return {
    ask(question) {
      const answer = last.then(() => ask(question));
      last = answer;
      return answer;
    },
    get started() {
      return started;
    },
    async close() {
      await last;
      await worker?.terminate();
      worker = null;
    },
  };
}
