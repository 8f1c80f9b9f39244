/** One claimed attempt of one generation: run it, and whatever happens leave a row that says what comes next. */
import { setTimeout as wait } from 'node:timers/promises';
import { ColophonError } from '../../lib/errors/index';
import {
  brokenAttempts,
  failRun,
  type RunKey,
  recordsFor,
  requeueRun,
  settleRun,
  watchRun,
} from '../../lib/generations/index';
import { log } from '../../lib/log/index';
import type { Lane, Step } from '../../lib/pipeline/pipeline';
import type { RunRecords } from '../../lib/pipeline/records';
import { isRetryable, runGeneration } from '../../lib/pipeline/run';
import type { Home } from '../home';

/** A step that failed this often fails again: a third try has cured what a retry cures. */
const FAILURES = 3;
/** A step that takes its worker down with it must not do so for ever; machines restart more often than twice. */
const CRASHES = 4;
const FIRST_WAIT_MS = 1_000;

export interface RunOptions {
  lanes: ReadonlySet<Lane>;
  /** Aborts when this process is to end: the run is handed back, not cancelled. */
  stop: AbortSignal;
  onProgress?: (step: Step, done: number, total: number) => void;
}

/** `retry`: it may be tried again after `delayMs`. `lost`: another worker has it. Everything else is written down. */
export type RunResult =
  | { state: 'settled' | 'cancelled' | 'failed' | 'lost' }
  | { state: 'handover'; step: Step }
  | { state: 'stopped' }
  | { state: 'retry'; delayMs: number };

/** Runs one attempt until it is over, fails or has to be handed on. Throws only when the database is away. */
export async function runAttempt(home: Home, key: RunKey, { lanes, stop, onProgress }: RunOptions): Promise<RunResult> {
  const controller = new AbortController();
  const end = () => controller.abort();
  stop.addEventListener('abort', end);
  if (stop.aborted) end();
  const watch = watchRun(key, controller);
  try {
    const { crashed } = await brokenAttempts(key);
    if (crashed >= CRASHES) return await giveUp(key, crashed);
    const records = recordsFor(key.generationId, key.organisationId, key.attempt, onProgress);
    const ports = home.portsFor(key, controller.signal);
    const outcome = await runGeneration(onlyCancelsWhenAsked(records, watch.cancelled, stop), ports, lanes);
    return outcome.state === 'handover' ? { state: 'handover', step: outcome.step } : { state: outcome.state };
  } catch (error) {
    return await afterError(key, error, stop);
  } finally {
    stop.removeEventListener('abort', end);
    await watch.stop();
  }
}

/** Not a retry: this very answer would come again. */
async function giveUp(key: RunKey, crashed: number): Promise<RunResult> {
  const reference = `${crashed} workers ended in the middle of the same step`;
  await failRun(key, new ColophonError('internal', { reference }));
  return { state: 'failed' };
}

/** The run's signal has three causes, and only a person's cancel may settle the generation as cancelled. */
class Interrupted extends Error {}

function onlyCancelsWhenAsked(records: RunRecords, cancelled: () => boolean, stop: AbortSignal): RunRecords {
  return {
    ...records,
    settle: (outcome) => {
      if (outcome === 'cancelled' && !cancelled()) throw new Interrupted(stop.aborted ? 'stopping' : 'taken over');
      return records.settle(outcome);
    },
  };
}

async function afterError(key: RunKey, error: unknown, stop: AbortSignal): Promise<RunResult> {
  const { generationId } = key;
  const code = error instanceof ColophonError ? error.code : 'internal';
  if (error instanceof Interrupted) return { state: stop.aborted ? 'stopped' : 'lost' };
  if (code === 'stale_attempt') return { state: 'lost' };
  if (code === 'database_unavailable') throw error;
  try {
    if (code === 'cancelled') {
      await settleRun(key, 'cancelled');
      return { state: 'cancelled' };
    }
    const { failed } = await brokenAttempts(key);
    log.warn({ generationId, code, failed, err: error }, 'a step failed');
    if (isRetryable(error) && failed < FAILURES)
      return { state: 'retry', delayMs: FIRST_WAIT_MS * 4 ** Math.max(0, failed - 1) };
    await failRun(key, error);
    return { state: 'failed' };
  } catch (second) {
    if (second instanceof ColophonError && second.code === 'stale_attempt') return { state: 'lost' };
    throw second;
  }
}

/**
 * As `runAttempt`, for a job of the queue: what is to go on goes back there. While the database is away this waits for it, for
 * a minute: the sweeper would find the row as well, but only after it has been silent for a while.
 */
export async function runJob(home: Home, key: RunKey, options: RunOptions): Promise<RunResult> {
  const result = await runAttempt(home, key, options).catch((error: unknown): RunResult => {
    log.warn(
      { generationId: key.generationId, err: error },
      'interrupted by the database; the run goes back to the queue',
    );
    return { state: 'stopped' };
  });
  if (result.state === 'handover') await handBack(key, { step: result.step });
  if (result.state === 'stopped') await handBack(key, {});
  if (result.state === 'retry') await handBack(key, { delayMs: result.delayMs });
  return result;
}

const PATIENCE_MS = 60_000;

/** Being fenced off in the meantime is an answer too: somebody else has the run. */
async function handBack(key: RunKey, how: Parameters<typeof requeueRun>[1]): Promise<void> {
  for (const deadline = Date.now() + PATIENCE_MS; ; await wait(500)) {
    try {
      return await requeueRun(key, how);
    } catch (error) {
      const code = error instanceof ColophonError ? error.code : null;
      if (code === 'stale_attempt') return;
      if (code !== 'database_unavailable' || Date.now() > deadline) throw error;
    }
  }
}
