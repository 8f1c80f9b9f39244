'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useState } from 'react';
import type { ImportView } from '../../../lib/rights/index';
import { Button } from '../../components/button';
import { Field, inputClass } from '../../components/field';
import { Note, Sign, type Tone } from '../../components/verdict';
import type { Wire } from '../../http/wire';
import { rights as w } from '../../words/rights';
import { send } from './send';

type Import = Wire<ImportView>;

const TONES: Record<ImportView['status'], Tone> = {
  waiting: 'plain',
  running: 'review',
  finished: 'pass',
  failed: 'block',
};
const EVERY_MS = 1_500;

/** A table or an archive, and how far each is. The rows are in the database, so a reload loses nothing. */
export function ImportDesk({ first }: { first: Import[] }) {
  const router = useRouter();
  const [imports, setImports] = useState(first);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const going = imports.some(({ status }) => status === 'waiting' || status === 'running');

  useEffect(() => {
    if (!going) return;
    const timer = setInterval(async () => {
      const answer = await fetch('/api/rights/imports').catch(() => null);
      if (!answer?.ok) return;
      const body = (await answer.json()) as { imports: Import[] };
      setImports(body.imports);
      if (!body.imports.some(({ status }) => status === 'waiting' || status === 'running')) router.refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [going, router]);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const file = data.get('file');
    if (!(file instanceof File) || file.size === 0) return;
    const standing = data.get('standing') === 'own' ? 'own' : 'foreign';
    setBusy(true);
    setFailure(null);
    const query = new URLSearchParams({ name: file.name, standing });
    const answer = await send<{ id: string }>(`/api/rights/imports?${query}`, 'POST', file);
    setBusy(false);
    if ('failure' in answer) return setFailure(answer.failure);
    form.reset();
    const list = await fetch('/api/rights/imports').catch(() => null);
    if (list?.ok) setImports(((await list.json()) as { imports: Import[] }).imports);
  }

  return (
    <section>
      <h2 className="display text-xl">{w.imports}</h2>
      <form onSubmit={submit} className="mt-4 space-y-4">
        <Field id="import-file" label={w.importFile} help={w.importHelp}>
          <input
            id="import-file"
            name="file"
            type="file"
            required
            accept=".csv,.zip,text/csv,application/zip"
            className="block w-full text-sm text-soft file:mr-3 file:h-9 file:cursor-pointer file:rounded file:border file:border-solid file:border-line file:bg-paper file:px-3 file:text-sm file:font-medium file:text-ink hover:file:border-edge"
          />
        </Field>
        <Field id="import-standing" label={w.form.standing}>
          <select id="import-standing" name="standing" className={inputClass} defaultValue="foreign">
            <option value="foreign">{w.form.foreign}</option>
            <option value="own">{w.form.own}</option>
          </select>
        </Field>
        <Button type="submit" disabled={busy}>
          {w.importSubmit}
        </Button>
        <div aria-live="assertive">{failure ? <Note tone="block" title={failure} /> : null}</div>
      </form>
      <ul className="mt-4 divide-y divide-line" aria-live="polite">
        {imports.map((entry) => (
          <li key={entry.id} className="space-y-1 py-3 text-sm">
            <p className="flex flex-wrap items-center justify-between gap-x-4">
              <span className="min-w-0 truncate" dir="auto">
                {entry.name}
              </span>
              <Sign tone={TONES[entry.status]}>{w.importStatus[entry.status]}</Sign>
            </p>
            <p className="figures text-xs text-soft">
              {w.importProgress(many(entry.done), many(entry.added), many(entry.refused))}
            </p>
            {entry.status === 'running' ? (
              <progress className="h-1 w-full accent-accent" aria-label={entry.name} />
            ) : null}
            {entry.problems.length > 0 ? (
              <details>
                <summary className="cursor-pointer text-xs underline underline-offset-4">
                  {w.problems(Math.max(entry.refused, entry.problems.length))}
                </summary>
                <ul className="mt-1 space-y-1 text-xs text-soft">
                  {entry.problems.map(({ entry: name, problem }) => (
                    <li key={name + problem} dir="auto">
                      <span className="font-medium text-ink">{name}</span>: {problem}
                    </li>
                  ))}
                </ul>
              </details>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

const many = (value: number) => value.toLocaleString('en');
