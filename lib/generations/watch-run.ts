import { forOrganisation, listen } from '../db/index';
import type { RunKey } from './fence';

/** Cancel must reach the worker within a second even when a notice is lost. */
const LOOK_EVERY_MS = 700;
/** The row must not look silent to the sweeper. */
const TOUCH_EVERY_MS = 4_000;

export interface RunWatch {
  /** Whether a person asked for the run to end. */
  cancelled(): boolean;
  stop(): Promise<void>;
}

/** Aborts `controller` when the run was cancelled or taken over, and keeps the row from falling silent. */
export function watchRun(key: RunKey, controller: AbortController): RunWatch {
  const { organisationId, generationId, attempt } = key;
  let touched = performance.now();
  let looking = false;
  let cancelled = false;

  const look = async () => {
    if (looking || controller.signal.aborted) return;
    looking = true;
    try {
      const touch = performance.now() - touched > TOUCH_EVERY_MS;
      const row = await forOrganisation(organisationId, async (tx) => {
        const where = { id: generationId, attempt, status: 'running' as const };
        // The row's trigger sets the time; `attempt` is written as it was.
        if (touch) await tx.generation.updateMany({ where, data: { attempt } });
        return tx.generation.findUnique({
          where: { id: generationId },
          select: { attempt: true, cancelRequestedAt: true },
        });
      });
      if (touch) touched = performance.now();
      cancelled = row?.attempt === attempt && row.cancelRequestedAt !== null;
      if (cancelled || row?.attempt !== attempt) controller.abort();
    } catch {
      // A database that is away is noticed by the run itself; the next look will know more.
    } finally {
      looking = false;
    }
  };

  const timer = setInterval(look, LOOK_EVERY_MS);
  const deaf = listen((notice) => {
    if (notice === 'resync' || notice.generation === generationId) void look();
  });
  void look();
  return {
    cancelled: () => cancelled,
    async stop() {
      clearInterval(timer);
      await deaf();
    },
  };
}
