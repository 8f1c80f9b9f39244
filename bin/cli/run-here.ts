import { setTimeout as wait } from 'node:timers/promises';
import type { Actor } from '../../lib/accounts/index';
import {
  claimQueued,
  failRun,
  getGeneration,
  nextAttempt,
  type RunKey,
  requestClaimed,
} from '../../lib/generations/index';
import { LANES } from '../../lib/pipeline/pipeline';
import { type Home, openHome } from '../../workers/home';
import { runAttempt } from '../../workers/tasks/run-generation';
import type { ProgressBar } from './progress-bar';

/** Two interrupts mean "now", whatever is half done: the row then falls silent and a worker finishes it. */
function stopOnInterrupt(): AbortController {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stop.signal.aborted) process.exit(1);
      stop.abort();
    });
  return stop;
}

/**
 * Requests a generation and works it in this process, with both lanes: the path a worker takes, without the queue.
 * @returns the generation's id, when it is over.
 */
export async function runHere(
  actor: Actor,
  request: { brief: unknown; preset: string },
  bar: ProgressBar,
): Promise<string> {
  const home = await openHome();
  try {
    const key = await requestClaimed(actor, request);
    await toTheEnd(actor, home, key, bar);
    return key.generationId;
  } finally {
    await home.close();
  }
}

/** Goes on with a generation that a decision has put back on the queue, unless a worker is quicker; ends when it is over. */
export async function resumeHere(actor: Actor, generationId: string, bar: ProgressBar): Promise<void> {
  const home = await openHome();
  try {
    const key = await claimQueued(generationId);
    if (key) await toTheEnd(actor, home, key, bar);
    else await waitForOthers(actor, generationId);
  } finally {
    await home.close();
  }
}

async function toTheEnd(actor: Actor, home: Home, claimed: RunKey, bar: ProgressBar): Promise<void> {
  const { signal: stop } = stopOnInterrupt();
  let key = claimed;
  for (;;) {
    const result = await runAttempt(home, key, { lanes: new Set(LANES), stop, onProgress: bar.show });
    if (result.state === 'lost') return waitForOthers(actor, key.generationId);
    if (result.state === 'stopped') return failRun(key, new Error('The command was interrupted.'));
    if (result.state !== 'retry') return;
    await wait(result.delayMs);
    key = await nextAttempt(key);
  }
}

/** This process was asleep for so long that a worker took over; it will finish. */
async function waitForOthers(actor: Actor, id: string): Promise<void> {
  for (;;) {
    const { settledAt } = await getGeneration(actor, id);
    if (settledAt) return;
    await wait(500);
  }
}
