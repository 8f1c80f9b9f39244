'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import type { DisputeView } from '../../../lib/rights/index';
import { Button } from '../../components/button';
import { Field, inputClass, TextInput } from '../../components/field';
import { Note, Sign, type Tone } from '../../components/verdict';
import type { Wire } from '../../http/wire';
import { rights as w } from '../../words/rights';
import { send } from './send';

type Status = keyof typeof w.disputeStatus;
const TONES: Record<Status, Tone> = { open: 'review', upheld: 'pass', rejected: 'block' };
const statusOf = (text: string): Status => (text === 'upheld' || text === 'rejected' ? text : 'open');

export function DisputeForm({ disputes, mayOpen }: { disputes: Wire<DisputeView>[]; mayOpen: boolean }) {
  const router = useRouter();
  const [failure, setFailure] = useState<string | null>(null);
  const [opened, setOpened] = useState(false);
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const body = { work: String(data.get('work')).trim(), statement: String(data.get('statement')) };
    const result = await send('/api/rights/disputes', 'POST', body);
    setFailure('failure' in result ? result.failure : null);
    setOpened(!('failure' in result));
    if ('failure' in result) return;
    form.reset();
    router.refresh();
  }
  if (!mayOpen && disputes.length === 0) return null;
  return (
    <section className="mt-12">
      <h2 className="display text-xl">{w.disputes}</h2>
      <p className="mt-1 max-w-[64ch] text-sm text-soft">{w.disputeLead}</p>
      {disputes.length > 0 ? (
        <ul className="mt-3 divide-y divide-line border-y border-line">
          {disputes.map((entry) => (
            <li key={entry.id} className="grid gap-x-6 gap-y-1 py-3 text-sm sm:grid-cols-[120px_1fr_1fr]">
              <Sign tone={TONES[statusOf(entry.status)]}>{w.disputeStatus[statusOf(entry.status)]}</Sign>
              <span dir="auto">
                {entry.title}, {entry.holder}
              </span>
              <span dir="auto" className="text-soft">
                {entry.reason ?? entry.statement}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {mayOpen ? (
        <form onSubmit={submit} className="mt-4 max-w-[560px] space-y-4">
          <Field id="dispute-work" label={w.disputeWork} help={w.disputeWorkHelp}>
            <TextInput id="dispute-work" name="work" required maxLength={60} className="figures" spellCheck={false} />
          </Field>
          <Field id="dispute-statement" label={w.disputeStatement}>
            <textarea
              id="dispute-statement"
              name="statement"
              required
              minLength={10}
              maxLength={4_000}
              rows={3}
              className={inputClass}
            />
          </Field>
          <Button type="submit">{w.disputeSubmit}</Button>
          <div aria-live="polite">
            {failure ? <Note tone="block" title={failure} /> : null}
            {opened ? <Note tone="pass" title={w.disputeOpened} /> : null}
          </div>
        </form>
      ) : null}
    </section>
  );
}
