import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Actor } from '../../lib/accounts/index';
import { balanceOf, grant } from '../../lib/billing/index';
import { forOrganisation } from '../../lib/db/index';
import { env } from '../../lib/env/index';
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

const INTERRUPTS = ['SIGINT', 'SIGTERM'] as const;

/** Two interrupts mean "now", whatever is half done: the row then falls silent and a worker finishes it. */
function stopOnInterrupt(): { stop: AbortSignal; release: () => void } {
  const stop = new AbortController();
  const interrupted = () => {
    if (stop.signal.aborted) process.exit(1);
    stop.abort();
  };
  for (const signal of INTERRUPTS) process.on(signal, interrupted);
  return {
    stop: stop.signal,
    // A command may run many generations: what listens for one must not outlive it.
    release: () => {
      for (const signal of INTERRUPTS) process.off(signal, interrupted);
    },
  };
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
  return workHere(actor, bar, () => requestClaimed(actor, request));
}

/**
 * Works in this process what `request` asks for and claims.
 * @param request is given the data folder: by then the keys are there.
 */
export async function workHere(
  actor: Actor,
  bar: ProgressBar,
  request: (dataFolder: string) => Promise<RunKey>,
): Promise<string> {
  const home = await openHome();
  try {
    const key = await request(resolve(env().DATA_DIR));
    await toTheEnd(actor, home, key, bar);
    return key.generationId;
  } finally {
    await home.close();
  }
}

/** Nobody bills the owner of the machine, but every item is paid for all the same: one ledger, one rule. */
export async function fund({ organisationId }: Actor, items: number): Promise<void> {
  const needed = BigInt(items);
  await forOrganisation(organisationId, async (tx) => {
    const { available } = await balanceOf(tx, organisationId);
    if (available < needed) await grant(tx, organisationId, needed - available);
  });
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
  const { stop, release } = stopOnInterrupt();
  try {
    let key = claimed;
    for (;;) {
      const result = await runAttempt(home, key, { lanes: new Set(LANES), stop, onProgress: bar.show });
      if (result.state === 'lost') return await waitForOthers(actor, key.generationId);
      if (result.state === 'stopped') return await failRun(key, new Error('The command was interrupted.'));
      if (result.state !== 'retry') return;
      await wait(result.delayMs);
      key = await nextAttempt(key);
    }
  } finally {
    release();
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
