/** Inside the thread that finds deliveries by their keypoints: no file of a stranger comes here, only what was found in it. */
import { parentPort } from 'node:worker_threads';
import { DeliveryIndex, type IndexQuestion } from './delivery-index';

const index = new DeliveryIndex();
parentPort?.postMessage({ ready: true });
parentPort?.on('message', (question: IndexQuestion) => {
  index.answer(question).then(
    (answer) => parentPort?.postMessage({ answer }),
    (error: unknown) => parentPort?.postMessage({ failure: error instanceof Error ? error.message : String(error) }),
  );
});
