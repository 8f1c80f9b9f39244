/** Inside the verifying thread: takes one question at a time, answers what was read. */
import { parentPort } from 'node:worker_threads';
import { inspect } from './inspect';
import type { InspectingQuestion } from './inspecting-thread';
import { registerPicture } from './register-picture';

parentPort?.postMessage({ ready: true });
parentPort?.on('message', (question: InspectingQuestion) => {
  const answer =
    'register' in question
      ? Promise.resolve(question.register).then(registerPicture)
      : // Sent before the mark is searched for: a search that is cut off must not take the credentials with it.
        inspect(question.inspect.bytes, question.inspect.options, (part) => parentPort?.postMessage({ part }));
  answer.then(
    (said) => parentPort?.postMessage({ answer: said }),
    // Only the library failing to load comes here; the thread is replaced.
    (error: unknown) => parentPort?.postMessage({ failure: error instanceof Error ? error.message : String(error) }),
  );
});
