'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../components/button';
import { Field, inputClass } from '../../../components/field';
import { Note } from '../../../components/verdict';
import { words } from '../../../words';

const w = words.appeals;

/** What was typed stays after a failure. */
export function AppealForm({
  generationId,
  itemId,
  terms,
}: {
  generationId: string;
  itemId: string | null;
  terms: string[];
}) {
  const router = useRouter();
  const [statement, setStatement] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function send(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    try {
      const answer = await fetch('/api/appeals', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ generationId, ...(itemId ? { itemId } : {}), statement }),
      });
      const body = (await answer.json()) as { caseId?: string; error?: { message: string } };
      if (body.caseId) return router.push(`/appeals/${body.caseId}`);
      setFailure(body.error?.message ?? words.shell.offline);
    } catch {
      setFailure(words.shell.offline);
    }
    setBusy(false);
  }

  return (
    <form onSubmit={send} className="mt-6 space-y-4">
      <Field id="statement" label={w.statement} help={w.statementHelp}>
        <textarea
          id="statement"
          rows={6}
          required
          minLength={10}
          maxLength={2_000}
          value={statement}
          onChange={(event) => setStatement(event.target.value)}
          aria-describedby="statement-help"
          className={inputClass}
        />
      </Field>
      <ul className="space-y-1 text-sm text-soft">
        {terms.map((term) => (
          <li key={term}>{term}</li>
        ))}
      </ul>
      <div aria-live="assertive">{failure ? <Note tone="block" title={failure} /> : null}</div>
      <Button type="submit" look="primary" disabled={busy || statement.trim().length < 10}>
        {busy ? w.sending : w.send}
      </Button>
    </form>
  );
}
