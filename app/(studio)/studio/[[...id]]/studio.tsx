'use client';

import { usePathname } from 'next/navigation';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { BriefRequest } from '../../../../lib/pipeline/brief/index';
import { creditsChanged } from '../../../components/credits';
import { words } from '../../../words';
import { BriefForm } from './brief-form';
import { ContactSheet } from './contact-sheet';
import { type Draft, fromBrief, type Limits, toBrief, toFirstLook } from './draft';
import { OrderBar } from './order-bar';
import { PreflightNotes } from './preflight-notes';
import type { PresetCard } from './preset-picker';
import { useDraft } from './use-draft';
import { usePreflight } from './use-preflight';
import { hasEnded, type Run, useRun } from './use-run';

interface StudioProps {
  initial: Draft;
  /** What “New brief” starts from. */
  blank: Draft;
  presets: PresetCard[];
  engines: readonly string[];
  limits: Limits;
  run: Run | null;
  mayMake: boolean;
}

/** Brief on the left, contact sheet on the right. The address names the generation, so the view can be sent and reloaded. */
export function Studio({ initial, blank, presets, engines, limits, run: first, mayMake }: StudioProps) {
  const path = usePathname();
  const id = path.split('/')[2] ?? null;
  const { draft, change, forget, reset } = useDraft(id ?? 'new', initial);
  const preflight = usePreflight(draft, mayMake);
  const { run, connected } = useRun(id, first);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  // The same brief sent again after a lost answer must not be paid twice: it goes out under the same key.
  const order = useRef({ body: '', key: '' });

  // Moving between generations (New brief, back, forward) stays on this page: the form follows the address.
  const shown = useRef(id);
  useEffect(() => {
    if (id === shown.current) return;
    if (id === null) reset(blank);
    else if (run === null) return;
    else reset(fromBrief(run.brief, presets.find((preset) => preset.id === run.preset.id)?.slug ?? blank.preset));
    shown.current = id;
  }, [id, run, blank, presets, reset]);

  const over = run !== null && hasEnded(run);
  useEffect(() => {
    if (over) creditsChanged();
  }, [over]);

  const problems = new Map(preflight.answer?.problems.map((problem) => [problem.path, problem.message]));
  const blocked = preflight.answer?.verdict === 'block' || (preflight.answer?.cannotDraw != null && !draft.anyway);
  const allowed =
    mayMake && draft.prompt.trim() !== '' && draft.placements.length > 0 && problems.size === 0 && !blocked;

  function submit(event: FormEvent) {
    event.preventDefault();
    void send(toBrief(draft));
  }

  // The finished picture is to be asked for with the seed that was looked at, so the form keeps it.
  function look() {
    const seed = draft.seed || String(crypto.getRandomValues(new Uint32Array(1))[0]);
    change({ seed });
    void send(toFirstLook({ ...draft, seed }));
  }

  async function send(brief: BriefRequest) {
    if (!allowed || sending) return;
    setSending(true);
    setFailure(null);
    const body = { preset: draft.preset, brief };
    const text = JSON.stringify(body);
    if (order.current.body !== text) order.current = { body: text, key: crypto.randomUUID() };
    try {
      const answer = await fetch('/api/generations', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...body, idempotencyKey: order.current.key }),
      });
      const result = (await answer.json()) as { id: string } | { error: { message: string } };
      if ('error' in result) setFailure(result.error.message);
      else {
        order.current = { body: '', key: '' };
        forget();
        creditsChanged();
        shown.current = result.id;
        window.scrollTo(0, 0);
        window.history.pushState(null, '', `/studio/${result.id}`);
      }
    } catch {
      setFailure(words.shell.offline);
    }
    setSending(false);
  }

  // On the whole page: the focus may stand on the contact sheet, or on nothing.
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      form.current?.requestSubmit();
    };
    window.addEventListener('keydown', key);
    return () => window.removeEventListener('keydown', key);
  }, []);

  return (
    <div className="flex flex-1 flex-col lg:h-[calc(100dvh-57px)] lg:flex-none lg:flex-row">
      <h1 className="sr-only">{words.studio.title}</h1>
      <form
        ref={form}
        onSubmit={submit}
        aria-label={words.studio.brief}
        className="flex flex-col border-line lg:w-[424px] lg:shrink-0 lg:border-r"
      >
        <div className="flex-1 px-4 py-6 sm:px-6 lg:overflow-y-auto">
          {mayMake ? null : <p className="mb-6 rounded bg-review-wash p-3 text-sm">{words.studio.mayNotMake}</p>}
          {presets.length === 0 ? (
            <p className="rounded bg-review-wash p-3 text-sm">{words.studio.noPresets}</p>
          ) : (
            <BriefForm
              draft={draft}
              change={change}
              presets={presets}
              engines={engines}
              drawnBy={preflight.answer?.engine ?? null}
              limits={limits}
              problems={problems}
            >
              <PreflightNotes answer={preflight.answer} draft={draft} change={change} />
            </BriefForm>
          )}
        </div>
        <div className="max-lg:sticky max-lg:bottom-0 max-lg:z-20 max-sm:bottom-14">
          <OrderBar
            {...preflight}
            sending={sending}
            allowed={allowed}
            anyway={draft.anyway}
            failure={failure}
            onLook={draft.initial ? null : look}
          />
        </div>
      </form>
      <section
        aria-label={words.studio.sheet}
        // On a phone a running or finished brief shows its sheet first; the form is below it, for the next one.
        className={`min-w-0 flex-1 max-lg:border-line lg:overflow-y-auto ${id ? 'max-lg:order-first max-lg:flex-none max-lg:border-b' : 'max-lg:border-t'}`}
      >
        <ContactSheet draft={draft} run={run} connected={connected} mayCancel={mayMake} />
      </section>
    </div>
  );
}
