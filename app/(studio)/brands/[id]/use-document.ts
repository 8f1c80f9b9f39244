import { useCallback, useRef, useState } from 'react';
import type { PresetSnapshot } from '../../../../lib/pipeline/brief/index';
import { type Json, withField } from '../../../../lib/pipeline/brief/preset-changes';

export type Body = PresetSnapshot;

interface History {
  past: Body[];
  now: Body;
  future: Body[];
}

const MOST = 100;
/** Typing on in one field within this time is one step back. */
const ONE_STEP_MS = 900;

export interface Document {
  body: Body;
  /** Changes one field by its path. */
  change(path: string, value: Json): void;
  /** Puts another body in place as one step, such as a merge. */
  replace(body: Body): void;
  undo(): void;
  redo(): void;
  mayUndo: boolean;
  mayRedo: boolean;
}

/** The preset as it is being typed, with every step back and forward. */
export function useDocument(initial: Body): Document {
  const [history, setHistory] = useState<History>({ past: [], now: initial, future: [] });
  const last = useRef({ path: '', at: 0 });

  const step = useCallback((next: (now: Body) => Body, joins: boolean) => {
    setHistory(({ past, now }) => ({
      past: joins ? past : [...past.slice(1 - MOST), now],
      now: next(now),
      future: [],
    }));
  }, []);
  const change = useCallback(
    (path: string, value: Json) => {
      const at = Date.now();
      const joins = last.current.path === path && at - last.current.at < ONE_STEP_MS;
      last.current = { path, at };
      step((now) => withField(now, path, value), joins);
    },
    [step],
  );
  const replace = useCallback(
    (body: Body) => {
      last.current = { path: '', at: 0 };
      step(() => body, false);
    },
    [step],
  );
  const undo = useCallback(() => {
    last.current = { path: '', at: 0 };
    setHistory(({ past, now, future }) => {
      const before = past.at(-1);
      return before ? { past: past.slice(0, -1), now: before, future: [now, ...future] } : { past, now, future };
    });
  }, []);
  const redo = useCallback(() => {
    last.current = { path: '', at: 0 };
    setHistory(({ past, now, future }) => {
      const [next, ...rest] = future;
      return next ? { past: [...past, now], now: next, future: rest } : { past, now, future };
    });
  }, []);
  const { past, now, future } = history;
  return { body: now, change, replace, undo, redo, mayUndo: past.length > 0, mayRedo: future.length > 0 };
}
