'use client';

import { useEffect, useState } from 'react';
import type { Preflight } from '../../../../lib/generations/index';
import type { Wire } from '../../../http/wire';
import { type Draft, toBrief } from './draft';

export interface PreflightState {
  answer: Wire<Preflight> | null;
  checking: boolean;
}

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
    const timer = setTimeout(async () => {
      try {
        const response = await fetch('/api/preflight', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
          signal: stop.signal,
        });
        setState({ answer: response.ok ? ((await response.json()) as Wire<Preflight>) : null, checking: false });
      } catch {
        if (!stop.signal.aborted) setState(NOTHING);
      }
    }, 300);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [body, ready]);

  return state;
}
