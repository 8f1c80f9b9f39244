'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { Field, inputClass } from '../../../components/field';
import { Note } from '../../../components/verdict';
import { words } from '../../../words';
import { EXAMPLES } from './examples';

const w = words.audits;
const NAMES = ['skin', 'counterfactual', 'moderation'] as const;
const printed = (value: unknown) => JSON.stringify(value, null, 2);

export function DeclareForm({ preset }: { preset: string }) {
  const router = useRouter();
  const [text, setText] = useState(() => printed(EXAMPLES.skin(preset)));
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit() {
    setProblem(null);
    try {
      JSON.parse(text);
    } catch (error) {
      return setProblem(w.needJson(error instanceof Error ? error.message : ''));
    }
    setBusy(true);
    const response = await fetch('/api/audits', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: text,
    }).catch(() => null);
    const answer: { id?: string; error?: { message: string } } | null = await response?.json().catch(() => null);
    setBusy(false);
    if (answer?.id) router.push(`/audits/${answer.id}`);
    else setProblem(answer?.error?.message ?? words.trouble.failed);
  }

  return (
    <form
      className="mt-6 space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className="flex flex-wrap items-center gap-2">
        <span className="label">{w.examples}</span>
        {NAMES.map((name) => (
          <Button key={name} onClick={() => setText(printed(EXAMPLES[name](preset)))}>
            {w.exampleNames[name]}
          </Button>
        ))}
        <label className="inline-flex h-9 items-center rounded border border-line bg-sheet px-3 text-sm font-medium focus-within:outline-2 focus-within:outline-accent hover:border-edge">
          {w.open}
          <input
            type="file"
            accept="application/json,.json"
            className="sr-only"
            onChange={async (event) => {
              const file = event.target.files?.[0];
              if (file) setText(await file.text());
            }}
          />
        </label>
      </div>
      <Field id="study" label={w.file} help={w.fileHelp}>
        <textarea
          id="study"
          aria-describedby="study-help"
          spellCheck={false}
          rows={24}
          className={`${inputClass} figures`}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <div aria-live="polite">{problem ? <Note tone="block" title={problem} /> : null}</div>
      <Button look="primary" type="submit" disabled={busy}>
        {busy ? w.submitting : w.submit}
      </Button>
    </form>
  );
}
