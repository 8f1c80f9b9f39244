'use client';

import { useEffect, useRef, useState } from 'react';
import type { Draft } from './draft';

const keyOf = (page: string) => `colophon.draft.${page}`;

function stored(page: string): Partial<Draft> | null {
  try {
    const text = sessionStorage.getItem(keyOf(page));
    return text === null ? null : (JSON.parse(text) as Partial<Draft>);
  } catch {
    return null;
  }
}

export interface DraftHandle {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  /** What was typed on this page is not needed any more; the form keeps showing it. */
  forget: () => void;
  /** Starts again from `fresh`. */
  reset: (fresh: Draft) => void;
}

/** The form's state, kept in this window: a reload or a failed request loses nothing. `page` names what it belongs to. */
export function useDraft(page: string, initial: Draft): DraftHandle {
  const [draft, setDraft] = useState(initial);
  const restored = useRef<string | null>(null);

  useEffect(() => {
    if (restored.current === null) {
      const kept = stored(page);
      if (kept) setDraft((now) => ({ ...now, ...kept }));
    }
    restored.current = page;
  }, [page]);

  return {
    draft,
    change(part) {
      const next = { ...draft, ...part };
      setDraft(next);
      try {
        sessionStorage.setItem(keyOf(page), JSON.stringify(next));
      } catch {
        // Storage is full or switched off: the form itself still works.
      }
    },
    forget() {
      try {
        sessionStorage.removeItem(keyOf(page));
      } catch {
        // As above.
      }
    },
    reset: setDraft,
  };
}
