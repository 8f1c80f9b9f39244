'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '../../components/button';
import { Failure } from '../../components/failure';
import { NewPasswordField } from '../../components/password-field';
import { textsOf, useSend } from '../../components/use-send';
import { Sign } from '../../components/verdict';
import { words } from '../../words';
import { CurrentPassword } from './current-password';

export function PasswordForm({ hasPassword, about }: { hasPassword: boolean; about: string[] }) {
  const { send, working, failure } = useSend();
  // A new key empties the form once its content has done its work.
  const [changed, setChanged] = useState(0);
  const router = useRouter();
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!(await send('/api/account/password', 'POST', textsOf(event.currentTarget)))) return;
    setChanged(changed + 1);
    router.refresh();
  }
  return (
    <form key={changed} onSubmit={submit} className="space-y-3">
      <CurrentPassword id="password-current" shown={hasPassword} />
      <NewPasswordField id="password" label={words.account.newPassword} about={about} />
      <Failure text={failure} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" disabled={working}>
          {hasPassword ? words.account.changePassword : words.account.setPassword}
        </Button>
        <span aria-live="polite">{changed ? <Sign tone="pass">{words.account.passwordChanged}</Sign> : null}</span>
      </div>
    </form>
  );
}
