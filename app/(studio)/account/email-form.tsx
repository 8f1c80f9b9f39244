'use client';

import { useRouter } from 'next/navigation';
import type { FormEvent } from 'react';
import { Button } from '../../components/button';
import { Failure } from '../../components/failure';
import { Field, TextInput } from '../../components/field';
import { textsOf, useSend } from '../../components/use-send';
import { Note } from '../../components/verdict';
import { words } from '../../words';
import { CurrentPassword } from './current-password';

interface EmailFormProps {
  pending: { newEmail: string; oldConfirmed: boolean; newConfirmed: boolean } | null;
  mail: boolean;
  hasPassword: boolean;
}

export function EmailForm({ pending, mail, hasPassword }: EmailFormProps) {
  const { send, working, failure } = useSend();
  const router = useRouter();
  const { account } = words;
  if (!mail) return <p className="text-sm text-soft">{account.noMail}</p>;
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (await send('/api/account/email', 'POST', textsOf(event.currentTarget))) router.refresh();
  }
  if (pending)
    return (
      <div className="space-y-3">
        <Note tone="review" title={account.emailWaiting(pending.newEmail)}>
          <p>{account.emailEnds(pending.oldConfirmed, pending.newConfirmed)}</p>
        </Note>
        <Failure text={failure} />
        <Button
          disabled={working}
          onClick={async () => {
            if (await send('/api/account/email', 'DELETE')) router.refresh();
          }}
        >
          {account.cancelChange}
        </Button>
      </div>
    );
  return (
    <form onSubmit={submit} className="space-y-3">
      <Field id="email" label={account.newEmail} help={account.emailHelp}>
        <TextInput id="email" name="email" type="email" autoComplete="email" required />
      </Field>
      <CurrentPassword id="email-current" shown={hasPassword} />
      <Failure text={failure} />
      <Button type="submit" disabled={working}>
        {account.changeEmail}
      </Button>
    </form>
  );
}
