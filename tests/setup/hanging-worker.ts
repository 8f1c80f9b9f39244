/** A worker process that begins a job, says so, and never finishes: the test kills it. */
import { consume } from '../../lib/queue/index';

consume(
  'gpu',
  () => {
    process.send?.('begun');
    return new Promise<void>(() => setInterval(() => undefined, 1000));
  },
  { concurrency: 1 },
);
