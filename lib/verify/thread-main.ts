/** Inside the verifying thread: takes one file at a time, answers what was read. */
import { parentPort } from 'node:worker_threads';
import { type InspectOptions, inspect } from './inspect';

parentPort?.postMessage({ ready: true });
parentPort?.on('message', ({ bytes, options }: { bytes: Uint8Array; options: InspectOptions }) => {
  // Sent before the mark is searched for: a search that is cut off must not take the credentials with it.
  inspect(bytes, options, (read) => parentPort?.postMessage({ read })).then(
    (inspection) => parentPort?.postMessage({ inspection }),
    // Only the library failing to load comes here; the thread is replaced.
    (error: unknown) => parentPort?.postMessage({ failure: error instanceof Error ? error.message : String(error) }),
  );
});
