'use client';

import type { FormEvent } from 'react';
import { words } from '../words';
import { Button } from './button';
import { Failure } from './failure';
import { Field, TextInput } from './field';
import { textsOf, useSend } from './use-send';

/** Makes an organisation and goes on in it. */
export function NewOrganisationForm({ submit }: { submit: string }) {
  const { send, working, failure } = useSend();
  async function make(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (await send('/api/organisations', 'POST', textsOf(event.currentTarget))) window.location.assign('/studio');
  }
  return (
    <form onSubmit={make} className="space-y-4">
      <Field id="new-organisation" label={words.entry.organisation} help={words.entry.organisationHelp}>
        <TextInput id="new-organisation" name="name" autoComplete="organization" maxLength={80} required />
      </Field>
      <Failure text={failure} />
      <Button type="submit" disabled={working}>
        {submit}
      </Button>
    </form>
  );
}
