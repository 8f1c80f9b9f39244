'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import type { AnnotationDesk } from '../../../../../lib/audits/index';
import { Button } from '../../../../components/button';
import { Note } from '../../../../components/verdict';
import { words } from '../../../../words';
import { type Mark, MarkArea } from './mark-area';

const w = words.audits.desk;

/** One picture at a time, by keyboard first. What others answered is not even sent here. */
export function Annotator({ desk }: { desk: AnnotationDesk }) {
  const router = useRouter();
  const [at, setAt] = useState(0);
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const [marks, setMarks] = useState<Mark[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = desk.runs[at];
  const open = desk.questions.find(({ id }) => !(id in answers));

  async function save() {
    if (busy || !run) return;
    if (open) return setProblem(w.incomplete);
    if (desk.marks && marks.length === 0) return setProblem(w.needMark);
    setBusy(true);
    setProblem(null);
    const response = await fetch(`/api/audits/${desk.studyId}/runs/${run}/annotation`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ labels: answers, regions: marks }),
    }).catch(() => null);
    const answer: { error?: { message: string } } | null = await response?.json().catch(() => null);
    setBusy(false);
    if (!answer || answer.error) return setProblem(answer?.error?.message ?? words.trouble.failed);
    setAnswers({});
    setMarks([]);
    if (at + 1 < desk.runs.length) setAt(at + 1);
    else router.refresh();
  }

  const press = useRef((_event: KeyboardEvent) => {});
  press.current = (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const value = open?.values[Number(event.key) - 1];
    if (open && value) setAnswers((now) => ({ ...now, [open.id]: value }));
    // A focused button answers to the key itself.
    if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) void save();
  };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press.current(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  if (!run) return null;
  return (
    <div className="mt-6 grid gap-8 lg:grid-cols-[minmax(0,1fr)_340px]">
      <MarkArea
        key={run}
        src={`/api/audits/${desk.studyId}/runs/${run}/picture`}
        active={desk.marks}
        marks={marks}
        onChange={setMarks}
      />
      <div className="space-y-5">
        <p className="figures text-soft">{w.position(desk.done + at, desk.total)}</p>
        {desk.questions.map(({ id, question, values }) => (
          <fieldset key={id} className="space-y-2">
            <legend className={`label mb-1 ${open?.id === id ? 'text-ink' : ''}`}>{question}</legend>
            {values.map((value, index) => (
              <label
                key={value}
                className="flex items-center gap-2 rounded border border-line bg-sheet px-3 py-[7px] text-sm has-checked:border-accent"
              >
                <input
                  type="radio"
                  name={id}
                  checked={answers[id] === value}
                  onChange={() => setAnswers((now) => ({ ...now, [id]: value }))}
                />
                <span className="flex-1">{value}</span>
                <kbd className="figures text-faint">{index + 1}</kbd>
              </label>
            ))}
          </fieldset>
        ))}
        {desk.marks ? (
          <div className="space-y-2 text-sm">
            <p>{w.mark}</p>
            <p className="flex items-center gap-3 text-soft">
              {w.marked(marks.length)}
              {marks.length > 0 ? <Button onClick={() => setMarks([])}>{w.clear}</Button> : null}
            </p>
          </div>
        ) : null}
        <div aria-live="polite">{problem ? <Note tone="review" title={problem} /> : null}</div>
        <Button look="primary" disabled={busy} onClick={save} className="w-full">
          {w.save} <kbd className="figures">⏎</kbd>
        </Button>
        <p className="text-xs text-faint">{w.keys}</p>
      </div>
    </div>
  );
}
