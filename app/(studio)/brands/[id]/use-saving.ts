import { useCallback, useRef, useState } from 'react';
import type { DraftView } from '../../../../lib/brands/index';
import { type Clash, isSame, type Json, mergeChanges } from '../../../../lib/pipeline/brief/preset-changes';
import type { Wire } from '../../../http/wire';
import { words } from '../../../words';
import { send } from '../send';
import type { Body, Document } from './use-document';

type Draft = Wire<DraftView>;
const w = words.brands.editor;

export interface Conflict {
  who: string;
  theirs: Draft;
  merged: Body;
  clashes: Clash[];
}

export interface Saving {
  state: 'saved' | 'unsaved' | 'saving';
  failure: string | null;
  /** What was put together or published, in words. */
  note: string | null;
  conflict: Conflict | null;
  draft: Draft;
  save(body?: Body): Promise<Draft | null>;
  publish(note: string): Promise<void>;
  /** The two put together as the person chose. */
  settle(body: Body): Promise<void>;
}

const isConflict = (body: unknown): body is { theirs: Draft } =>
  typeof body === 'object' && body !== null && 'theirs' in body;

/** Saves against the revision the work began from. When somebody saved meanwhile, both are put together, or the person chooses. */
export function useSaving(initial: Draft, document: Document): Saving {
  const [draft, setDraft] = useState(initial);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [note, setNote] = useState<string | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const from = useRef(initial);
  const { body, replace } = document;

  const put = useCallback(
    async (mine: Body, against: Draft, tries = 0): Promise<Draft | null> => {
      const { presetId, revision, baseVersion } = against;
      const result = await send<Draft>('PUT', `/api/presets/${presetId}/draft`, { revision, baseVersion, body: mine });
      if ('answer' in result) {
        from.current = result.answer;
        setDraft(result.answer);
        return result.answer;
      }
      if (!isConflict(result.body) || tries > 3) {
        setFailure(result.failure);
        return null;
      }
      const { theirs } = result.body;
      const who = theirs.updatedBy ?? '?';
      const { merged, clashes, taken } = mergeChanges<Body>(from.current.body, mine, theirs.body);
      if (clashes.length > 0) {
        setConflict({ who, theirs, merged, clashes });
        return null;
      }
      replace(merged);
      setNote(w.mergedTitle(who, taken.length));
      return put(merged, theirs, tries + 1);
    },
    [replace],
  );
  const during = useCallback(async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    setBusy(true);
    setFailure(null);
    setNote(null);
    try {
      return await work();
    } finally {
      setBusy(false);
    }
  }, []);
  const save = useCallback((given?: Body) => during(() => put(given ?? body, from.current)), [body, during, put]);
  const settle = useCallback(
    (chosen: Body) =>
      during(async () => {
        const theirs = conflict?.theirs;
        if (!theirs) return;
        setConflict(null);
        replace(chosen);
        await put(chosen, theirs);
      }),
    [conflict, during, put, replace],
  );
  const publish = useCallback(
    (text: string) =>
      during(async () => {
        const kept = isSame(body as Json, from.current.body as Json) ? from.current : await put(body, from.current);
        if (!kept) return;
        const noted = text.trim() === '' ? {} : { note: text.trim() };
        const path = `/api/presets/${kept.presetId}/publish`;
        const result = await send<{ version: number }>('POST', path, {
          revision: Math.max(1, kept.revision),
          ...noted,
        });
        if ('failure' in result) {
          setFailure(result.failure);
          return;
        }
        const { version } = result.answer;
        const now = { ...kept, revision: 0, baseVersion: version, published: version };
        from.current = now;
        setDraft(now);
        setNote(w.published(version));
      }),
    [body, during, put],
  );
  const clean = isSame(body as Json, draft.body as Json);
  return {
    state: busy ? 'saving' : clean ? 'saved' : 'unsaved',
    failure,
    note,
    conflict,
    draft,
    save,
    publish,
    settle,
  };
}
