import type { Actor } from '../accounts/index';
import { listen } from '../db/index';
import { getGeneration } from './get-generation';
import type { GenerationStatus, GenerationView } from './views';

/** Notices can be lost with their connection; then the next look finds the change. */
const LOOK_EVERY_MS = 3_000;
const OVER: ReadonlySet<GenerationStatus> = new Set(['settled', 'failed', 'cancelled']);

/**
 * The generation now, and again after every change that can be seen; ends when it is over or `signal` aborts.
 * @throws what getGeneration throws, at the first look.
 */
export async function* watchGeneration(actor: Actor, id: string, signal: AbortSignal): AsyncGenerator<GenerationView> {
  const first = await getGeneration(actor, id);
  yield first;
  // Most of what is opened is over; that needs no ear.
  if (OVER.has(first.status)) return;
  let wake = () => {};
  let changed = false;
  const notice = () => {
    changed = true;
    wake();
  };
  const deaf = listen((heard) => {
    if (heard === 'resync' || heard.generation === id) notice();
  });
  const timer = setInterval(notice, LOOK_EVERY_MS);
  signal.addEventListener('abort', notice);
  let shown = JSON.stringify(first);
  try {
    while (!signal.aborted) {
      changed = false;
      const view = await getGeneration(actor, id);
      const text = JSON.stringify(view);
      if (text !== shown) yield view;
      shown = text;
      if (OVER.has(view.status)) return;
      if (!changed) await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    clearInterval(timer);
    signal.removeEventListener('abort', notice);
    await deaf();
  }
}
