import { useEffect, useRef, useState } from 'react';
import { send } from '../send';
import type { Body } from './use-document';

export interface PreviewedCreative {
  placement: string;
  title: string;
  width: number;
  height: number;
  jpeg: string | null;
  problem: string | null;
  contrast: number | null;
}

interface Answer {
  creatives: PreviewedCreative[];
  findings: { words: string; passing: string[] }[];
  milliseconds: number;
}

export interface PreviewState {
  answer: Answer | null;
  failure: string | null;
  /** From asking to having, in this window. */
  milliseconds: number | null;
  composing: boolean;
}

export interface PreviewCopy {
  headline: string;
  subline: string;
  callToAction: string;
}

/** Pictures follow typing: one request at a time, and after it the newest state, so that nothing queues up behind a fast typist. */
export function usePreview(body: Body, copy: PreviewCopy, layout: string): PreviewState {
  const [state, setState] = useState<PreviewState>({
    answer: null,
    failure: null,
    milliseconds: null,
    composing: true,
  });
  const order = JSON.stringify({ preset: body, copy, layout: layout === '' ? undefined : layout });
  const wanted = useRef(order);
  const busy = useRef(false);
  const gone = useRef(false);

  useEffect(() => {
    wanted.current = order;
    if (busy.current) return;
    busy.current = true;
    setState((now) => ({ ...now, composing: true }));
    void (async () => {
      for (let asked = ''; asked !== wanted.current && !gone.current; ) {
        asked = wanted.current;
        const start = performance.now();
        const result = await send<Answer>('POST', '/api/presets/preview', JSON.parse(asked));
        const milliseconds = Math.round(performance.now() - start);
        if ('failure' in result) setState((now) => ({ ...now, failure: result.failure }));
        else setState({ answer: result.answer, failure: null, milliseconds, composing: true });
      }
      busy.current = false;
      setState((now) => ({ ...now, composing: false }));
    })();
  }, [order]);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);
  return state;
}
