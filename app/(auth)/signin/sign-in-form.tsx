'use client';

import Link from 'next/link';
import { type FormEvent, useState } from 'react';
import { Button } from '../../components/button';
import { Field, TextInput } from '../../components/field';
import { Note } from '../../components/verdict';
import { words } from '../../words';

/** The library answers with an address that carries the reason: its own word for a wrong password, or ours. */
function reasonOf(url: string): string {
  const error = new URL(url, window.location.origin).searchParams.get('error');
  return error === null || error === 'CredentialsSignin' ? words.signIn.wrong : error;
}

interface SignInFormProps {
  next: string;
  email: string;
  demo: boolean;
  /** Whether links can be sent. */
  mail: boolean;
}

export function SignInForm({ next, email, demo, mail }: SignInFormProps) {
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setWorking(true);
    setFailure(null);
    try {
      const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string };
      const answer = await fetch('/api/auth/callback/credentials', {
        method: 'POST',
        body: new URLSearchParams({
          csrfToken,
          email: String(form.get('email')),
          password: String(form.get('password')),
          json: 'true',
        }),
      });
      if (answer.ok) {
        // A whole load, so that the header is drawn for the person who is now signed in.
        window.location.assign(next);
        return;
      }
      setFailure(
        answer.status === 401 ? reasonOf(((await answer.json()) as { url: string }).url) : words.shell.offline,
      );
    } catch {
      setFailure(words.shell.offline);
    }
    setWorking(false);
  }

  return (
    <form onSubmit={submit} className="mt-6 space-y-4">
      <Field id="email" label={words.signIn.email}>
        <TextInput id="email" name="email" type="email" autoComplete="username" defaultValue={email} required />
      </Field>
      <Field id="password" label={words.signIn.password} help={demo ? words.signIn.demo : undefined}>
        <TextInput
          id="password"
          name="password"
          type="password"
          autoComplete="current-password"
          aria-describedby={demo ? 'password-help' : undefined}
          autoFocus={email !== ''}
          required
        />
      </Field>
      <div aria-live="polite">{failure ? <Note tone="block" title={failure} /> : null}</div>
      <Button type="submit" look="primary" disabled={working} className="w-full">
        {working ? words.signIn.working : words.signIn.submit}
      </Button>
      <p className="flex flex-wrap justify-between gap-x-4 gap-y-1 text-sm">
        {mail ? (
          <Link href="/signin/link" className="text-soft underline underline-offset-4 hover:text-ink">
            {words.entry.linkInstead}
          </Link>
        ) : null}
        <Link href="/signin/forgot" className="text-soft underline underline-offset-4 hover:text-ink">
          {words.entry.forgot}
        </Link>
      </p>
    </form>
  );
}
