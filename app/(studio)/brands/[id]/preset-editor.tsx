'use client';

import { useEffect, useId, useRef, useState } from 'react';
import type { DraftView } from '../../../../lib/brands/index';
import type { LIMITS } from '../../../../lib/pipeline/brief/index';
import { Button, ButtonLink } from '../../../components/button';
import { Note } from '../../../components/verdict';
import type { Wire } from '../../../http/wire';
import { words } from '../../../words';
import { ColourSection, ContrastSection } from './colour-section';
import { ConflictDesk } from './conflict-desk';
import { LayoutSection } from './layout-section';
import { LockedSection } from './locked-section';
import { LogoSection } from './logo-section';
import { PreviewPane } from './preview-pane';
import { NameSection, RulesSections, VoiceSections } from './rule-sections';
import { TypeSection } from './type-section';
import { useDocument } from './use-document';
import { useSaving } from './use-saving';

interface Props {
  initial: Wire<DraftView>;
  families: readonly string[];
  limits: typeof LIMITS;
  mayEdit: boolean;
  mayPublish: boolean;
}

const w = words.brands.editor;

/** Rules on the left, three creatives on the right that follow every keystroke. */
export function PresetEditor({ initial, families, limits, mayEdit, mayPublish }: Props) {
  const document = useDocument(initial.body);
  const saving = useSaving(initial, document);
  const [note, setNote] = useState('');
  const noteId = useId();
  const { body, change, undo, redo } = document;
  const keys = useRef<(event: KeyboardEvent) => void>(() => {});
  keys.current = (event) => {
    if (!(event.metaKey || event.ctrlKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === 's') {
      event.preventDefault();
      if (mayEdit) void saving.save();
    } else if (key === 'z' && mayEdit) {
      event.preventDefault();
      if (event.shiftKey) redo();
      else undo();
    }
  };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => keys.current(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  const unsaved = saving.state === 'unsaved';
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [unsaved]);

  const { draft } = saving;
  const mayPublishNow = mayPublish && mayEdit && (draft.revision > 0 || unsaved || draft.published === 0);
  return (
    <div className="mx-auto w-full max-w-[1400px] px-4 py-6 max-sm:pb-24 sm:px-8">
      <div className="flex flex-wrap items-center gap-2">
        <h1 className="display min-w-0 flex-1 truncate text-2xl max-sm:basis-full">{body.name}</h1>
        <span className="figures text-faint" aria-live="polite">
          {saving.state === 'saving' ? w.saving : unsaved ? w.unsaved : w.saved}
        </span>
        {draft.published > 0 ? (
          <ButtonLink href={`/brands/${draft.presetId}/versions`} look="quiet">
            {words.brands.versions}
          </ButtonLink>
        ) : null}
        {mayEdit ? (
          <>
            <Button onClick={undo} disabled={!document.mayUndo}>
              {w.undo}
            </Button>
            <Button onClick={redo} disabled={!document.mayRedo}>
              {w.redo}
            </Button>
            <Button onClick={() => saving.save()} disabled={!unsaved || saving.state === 'saving'} title={w.keys}>
              {w.save}
            </Button>
          </>
        ) : null}
      </div>
      <div aria-live="assertive" className="mt-3 space-y-2">
        {mayEdit ? null : <Note tone="plain" title={draft.follows ? w.followed : w.mayNotEdit} />}
        {saving.failure ? <Note tone="block" title={saving.failure} /> : null}
        {saving.note ? <Note tone="pass" title={saving.note} /> : null}
        {saving.conflict ? <ConflictDesk conflict={saving.conflict} onSettle={saving.settle} /> : null}
      </div>
      <div className="mt-4 grid gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]">
        <div className="lg:order-2">
          <PreviewPane body={body} limits={limits} />
        </div>
        <fieldset disabled={!mayEdit} className="min-w-0 space-y-3">
          <legend className="sr-only">{body.name}</legend>
          <NameSection body={body} change={change} />
          <ColourSection body={body} change={change} />
          <ContrastSection body={body} />
          <TypeSection body={body} change={change} families={families} presetId={draft.presetId} />
          <LogoSection body={body} change={change} presetId={draft.presetId} />
          <VoiceSections body={body} change={change} />
          <LayoutSection body={body} change={change} />
          <LockedSection body={body} change={change} />
          <RulesSections body={body} change={change} />
        </fieldset>
      </div>
      {mayPublish ? (
        mayPublishNow ? (
          <div className="mt-6 flex flex-wrap items-end gap-2 border-t border-line pt-4">
            <label htmlFor={noteId} className="min-w-[200px] flex-1 space-y-1">
              <span className="label block">{w.publishNote}</span>
              <input
                id={noteId}
                value={note}
                maxLength={200}
                onChange={(event) => setNote(event.target.value)}
                className="w-full rounded border border-edge/70 bg-sheet px-3 py-[7px]"
              />
            </label>
            <Button
              look="primary"
              disabled={saving.state === 'saving'}
              onClick={() => saving.publish(note).then(() => setNote(''))}
            >
              {w.publish}
            </Button>
          </div>
        ) : null
      ) : (
        <p className="mt-6 text-sm text-soft">{w.mayNotPublish}</p>
      )}
    </div>
  );
}
