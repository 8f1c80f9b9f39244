'use client';

import type { FormEvent } from 'react';
import { Button } from '../../../components/button';
import { Failure } from '../../../components/failure';
import { Field, TextInput } from '../../../components/field';
import { textsOf, useSend } from '../../../components/use-send';
import { words } from '../../../words';

export function CodeForm({ next }: { next: string }) {
  const { send, working, failure } = useSend();
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (await send('/api/session/second-factor', 'POST', textsOf(event.currentTarget))) window.location.assign(next);
  }
  return (
    <form onSubmit={submit} className="mt-6 space-y-4">
      <Field id="code" label={words.entry.factorCode}>
        <TextInput id="code" name="code" autoComplete="one-time-code" maxLength={40} autoFocus required />
      </Field>
      <Failure text={failure} />
      <Button type="submit" look="primary" disabled={working} className="w-full">
        {words.entry.factorSubmit}
      </Button>
    </form>
  );
}
