/** Inside the workshop's thread: one job at a time. */
import { parentPort } from 'node:worker_threads';
import { ColophonError } from '../../errors/index';
import { JOBS, type JobName } from './jobs';
import type { Answer } from './thread';

async function work(name: JobName, input: unknown): Promise<Answer> {
  try {
    // The asking side is typed by the same table.
    const job = JOBS[name] as (input: unknown) => Promise<unknown>;
    return { result: await job(input) };
  } catch (error) {
    if (error instanceof ColophonError) return { refused: { code: error.code, params: error.params } };
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', ({ name, input }: { name: JobName; input: unknown }) => {
  void work(name, input).then((answer) => parentPort?.postMessage(answer));
});
