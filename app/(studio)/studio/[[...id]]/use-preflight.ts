'use client';

import { useEffect, useState } from 'react';
import type { Preflight } from '../../../../lib/generations/index';
import type { Wire } from '../../../http/wire';
import { type Draft, toBrief } from './draft';

export interface PreflightState {
  answer: Wire<Preflight> | null;
  checking: boolean;
}

/** Over half a minute in all. */
const RETRIES = 5;
const NOTHING: PreflightState = { answer: null, checking: false };

/** Asks for price and policy shortly after the last keystroke; an answer to an older brief is never shown. */
export function usePreflight(draft: Draft, enabled: boolean): PreflightState {
  const [state, setState] = useState(NOTHING);
  const body = JSON.stringify({ preset: draft.preset, brief: toBrief(draft) });
  const ready = enabled && draft.prompt.trim() !== '';

  useEffect(() => {
    if (!ready) {
      setState(NOTHING);
      return;
    }
    const stop = new AbortController();
    setState((now) => ({ ...now, checking: true }));
    const ask = async (failures: number): Promise<void> => {
      try {
        const response = await fetch('/api/preflight', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
          signal: stop.signal,
        });
        if (!response.ok) throw new Error(`answered ${response.status}`);
        setState({ answer: (await response.json()) as Wire<Preflight>, checking: false });
      } catch {
        if (stop.signal.aborted) return;
        // Nobody types the same brief twice because a server was busy: it is asked again, later each time.
        setState({ answer: null, checking: failures < RETRIES });
        if (failures < RETRIES) timer = setTimeout(() => ask(failures + 1), 1_000 * 2 ** failures);
      }
    };
    let timer = setTimeout(() => ask(0), 300);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [body, ready]);

  return state;
}
