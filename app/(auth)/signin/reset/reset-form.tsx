'use client';

import { type FormEvent, useState } from 'react';
import { Button, ButtonLink } from '../../../components/button';
import { Failure } from '../../../components/failure';
import { NewPasswordField } from '../../../components/password-field';
import { textsOf, useSend } from '../../../components/use-send';
import { Note } from '../../../components/verdict';
import { words } from '../../../words';

export function ResetForm({ token }: { token: string }) {
  const { send, working, failure } = useSend();
  const [done, setDone] = useState(false);
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (await send('/api/session/reset/use', 'POST', { token, ...textsOf(event.currentTarget) })) setDone(true);
  }
  if (done)
    return (
      <div className="mt-6 space-y-4" aria-live="polite">
        <Note tone="pass" title={words.entry.resetDone} />
        <ButtonLink href="/signin" look="primary">
          {words.entry.toSignIn}
        </ButtonLink>
      </div>
    );
  return (
    <form onSubmit={submit} className="mt-6 space-y-4">
      <NewPasswordField id="password" label={words.account.newPassword} />
      <Failure text={failure} />
      <Button type="submit" look="primary" disabled={working} className="w-full">
        {words.entry.reset}
      </Button>
    </form>
  );
}
