'use client';

import { useEffect, useState } from 'react';
import type { GenerationView } from '../../../../lib/generations/index';
import type { Wire } from '../../../http/wire';

export type Run = Wire<GenerationView>;

const ENDED = new Set(['settled', 'failed', 'cancelled']);
export const hasEnded = (run: Pick<Run, 'status'>) => ENDED.has(run.status);

/** Follows a generation live. The browser reconnects by itself; the first message always carries the whole state. */
export function useRun(id: string | null, initial: Run | null): { run: Run | null; connected: boolean } {
  const [run, setRun] = useState(initial);
  const [connected, setConnected] = useState(true);
  const current = run?.id === id ? run : null;
  const live = id !== null && (current === null || !hasEnded(current));

  useEffect(() => {
    if (!live || id === null) return;
    let source: EventSource | null = null;
    let again: ReturnType<typeof setTimeout> | undefined;
    const open = () => {
      source = new EventSource(`/api/generations/${id}/events`);
      source.addEventListener('generation', (event) => {
        const view = JSON.parse((event as MessageEvent<string>).data) as Run;
        setRun(view);
        setConnected(true);
        if (hasEnded(view)) source?.close();
      });
      source.addEventListener('open', () => setConnected(true));
      source.addEventListener('error', () => {
        setConnected(false);
        // Closed for good means that the answer was no stream (a restart, a gateway): ask again ourselves.
        if (source?.readyState === EventSource.CLOSED) again = setTimeout(open, 2_000);
      });
    };
    open();
    return () => {
      clearTimeout(again);
      source?.close();
    };
  }, [id, live]);

  return { run: current, connected: connected || !live };
}
