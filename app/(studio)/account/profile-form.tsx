'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '../../components/button';
import { Failure } from '../../components/failure';
import { Field, TextInput } from '../../components/field';
import { textsOf, useSend } from '../../components/use-send';
import { Sign } from '../../components/verdict';
import { words } from '../../words';

export function ProfileForm({ name }: { name: string }) {
  const { send, working, failure } = useSend();
  const [saved, setSaved] = useState(false);
  const router = useRouter();
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setSaved(false);
    if (!(await send('/api/account', 'PATCH', textsOf(event.currentTarget)))) return;
    setSaved(true);
    router.refresh();
  }
  return (
    <form onSubmit={submit} className="space-y-3">
      <Field id="name" label={words.account.name}>
        <TextInput id="name" name="name" defaultValue={name} autoComplete="name" maxLength={80} required />
      </Field>
      <Failure text={failure} />
      <div className="flex items-center gap-3">
        <Button type="submit" disabled={working}>
          {words.account.save}
        </Button>
        <span aria-live="polite">{saved ? <Sign tone="pass">{words.account.saved}</Sign> : null}</span>
      </div>
    </form>
  );
}
