'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '../components/button';
import { Failure } from '../components/failure';
import { Field, TextInput } from '../components/field';
import { textsOf, useSend } from '../components/use-send';
import { Note } from '../components/verdict';
import { words } from '../words';

/** Asks for an address and says the same whether it is known or not. */
export function AddressForm({ path, submit, sent }: { path: string; submit: string; sent: string }) {
  const { send, working, failure } = useSend();
  const [done, setDone] = useState(false);
  async function ask(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (await send(path, 'POST', textsOf(event.currentTarget))) setDone(true);
  }
  return (
    <form onSubmit={ask} className="mt-6 space-y-4">
      <Field id="email" label={words.signIn.email}>
        <TextInput id="email" name="email" type="email" autoComplete="username" required />
      </Field>
      <Failure text={failure} />
      <div aria-live="polite">{done ? <Note tone="pass" title={sent} /> : null}</div>
      <Button type="submit" look="primary" disabled={working} className="w-full">
        {submit}
      </Button>
    </form>
  );
}
