'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '../../components/button';
import { Failure } from '../../components/failure';
import { Field, TextInput } from '../../components/field';
import { NewPasswordField } from '../../components/password-field';
import { textsOf, useSend } from '../../components/use-send';
import { Note } from '../../components/verdict';
import { words } from '../../words';

export function SignUpForm() {
  const { send, working, failure } = useSend();
  const [done, setDone] = useState(false);
  const [about, setAbout] = useState<string[]>([]);
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (await send('/api/session/sign-up', 'POST', textsOf(event.currentTarget))) setDone(true);
  }
  const { entry, account } = words;
  return (
    <form
      onSubmit={submit}
      className="mt-6 space-y-4"
      onBlur={(event) => {
        const { email = '', name = '', organisation = '' } = textsOf(event.currentTarget);
        setAbout([email, name, organisation].filter(Boolean));
      }}
    >
      <Field id="name" label={account.name}>
        <TextInput id="name" name="name" autoComplete="name" maxLength={80} required />
      </Field>
      <Field id="organisation" label={entry.organisation} help={entry.organisationHelp}>
        <TextInput id="organisation" name="organisation" autoComplete="organization" maxLength={80} required />
      </Field>
      <Field id="email" label={words.signIn.email}>
        <TextInput id="email" name="email" type="email" autoComplete="username" required />
      </Field>
      <NewPasswordField id="password" label={words.signIn.password} about={about} />
      <Failure text={failure} />
      <div aria-live="polite">{done ? <Note tone="pass" title={entry.signUpSent} /> : null}</div>
      <Button type="submit" look="primary" disabled={working} className="w-full">
        {entry.signUpSubmit}
      </Button>
    </form>
  );
}
