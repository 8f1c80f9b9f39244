'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '../../../components/button';
import { Failure } from '../../../components/failure';
import { Field, TextInput } from '../../../components/field';
import { textsOf, useSend } from '../../../components/use-send';
import { words } from '../../../words';
import { RecoveryCodes } from './recovery-codes';

/** One code, two things it can be used for. */
export function Manage() {
  const { send, working, failure } = useSend();
  const [codes, setCodes] = useState<string[] | null>(null);
  const { account } = words;
  if (codes) return <RecoveryCodes codes={codes} next="/account" />;
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const remove = submitter instanceof HTMLButtonElement && submitter.value === 'remove';
    const path = `/api/account/second-factor/${remove ? 'remove' : 'recovery-codes'}`;
    const answer = await send<{ recoveryCodes?: string[] }>(path, 'POST', textsOf(event.currentTarget));
    if (answer && remove) window.location.assign('/account');
    else if (answer?.recoveryCodes) setCodes(answer.recoveryCodes);
  }
  return (
    <form onSubmit={submit} className="max-w-[420px] space-y-4">
      <Field id="code" label={account.factorCodeEither}>
        <TextInput id="code" name="code" autoComplete="one-time-code" maxLength={40} required />
      </Field>
      <Failure text={failure} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" value="codes" disabled={working}>
          {account.codesNew}
        </Button>
        <Button type="submit" value="remove" disabled={working} className="text-block">
          {account.factorRemove}
        </Button>
      </div>
    </form>
  );
}
