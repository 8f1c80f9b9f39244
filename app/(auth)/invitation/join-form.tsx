'use client';

import type { FormEvent } from 'react';
import { Button } from '../../components/button';
import { Failure } from '../../components/failure';
import { Field, TextInput } from '../../components/field';
import { NewPasswordField } from '../../components/password-field';
import { textsOf, useSend } from '../../components/use-send';
import { words } from '../../words';

/** An account for somebody who was invited; no mail is needed, because the link already came to them. */
export function JoinForm({ token, email }: { token: string; email: string | null }) {
  const { send, working, failure } = useSend();
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const joined = await send('/api/session/join', 'POST', { token, ...textsOf(event.currentTarget) });
    if (joined) window.location.assign('/studio');
  }
  return (
    <form onSubmit={submit} className="mt-6 space-y-4 border-t border-line pt-6">
      <Field id="name" label={words.account.name}>
        <TextInput id="name" name="name" autoComplete="name" maxLength={80} required />
      </Field>
      {email === null ? (
        <Field id="email" label={words.signIn.email}>
          <TextInput id="email" name="email" type="email" autoComplete="username" required />
        </Field>
      ) : null}
      <NewPasswordField id="password" label={words.signIn.password} about={email ? [email] : []} />
      <Failure text={failure} />
      <Button type="submit" look="primary" disabled={working} className="w-full">
        {words.entry.invitationNew}
      </Button>
    </form>
  );
}
