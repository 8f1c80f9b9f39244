import { setTimeout as wait } from 'node:timers/promises';
import { log } from '../../lib/log/index';
import type { Home } from '../home';
import { type StudyWorkOptions, workStudies } from './run-study';

const IDLE_MS = 1_500;
const AFTER_TROUBLE_MS = 5_000;

/**
 * Works studies piece by piece while no generation is under way in this process, until it is told to end. Rows and leases are
 * the whole of it: studies are batches that may wait, so they keep off the queue that customers wait on.
 */
export async function studyLoop(home: Home, options: StudyWorkOptions & { busy(): boolean }): Promise<void> {
  const { stop, busy } = options;
  while (!stop.aborted) {
    let pause = 0;
    try {
      if (busy() || !(await workStudies(home, options))) pause = IDLE_MS;
    } catch (error) {
      log.warn(
        { problem: error instanceof Error ? error.message : String(error) },
        'a piece of a study was interrupted',
      );
      pause = AFTER_TROUBLE_MS;
    }
    if (pause > 0) await wait(pause, undefined, { signal: stop }).catch(() => undefined);
  }
}
