import { ColophonError } from '../../../errors/index';
import { euler } from './euler';
import { flowMatchEuler } from './flow-match-euler';
import type { SchedulerEntry } from './scheduler';

/** The catalogue: adding a scheduler is one file and one line here. */
export const SCHEDULERS: readonly SchedulerEntry[] = [flowMatchEuler, euler];

/** @throws ColophonError `internal` when a model names a scheduler that is not in the catalogue. */
export function findScheduler(id: string): SchedulerEntry {
  const found = SCHEDULERS.find((scheduler) => scheduler.id === id);
  if (!found) throw new ColophonError('internal', { reference: `scheduler “${id}”` });
  return found;
}

export type { Scheduler, SchedulerEntry, SchedulerRequest } from './scheduler';
