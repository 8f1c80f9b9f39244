'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '../../components/button';
import { Failure } from '../../components/failure';
import { Field, inputClass, TextInput } from '../../components/field';
import { textsOf, useSend } from '../../components/use-send';
import { Note } from '../../components/verdict';
import { words } from '../../words';

interface Invited {
  link: string;
  mailed: boolean;
  email: string;
}

const ROLES = ['editor', 'reviewer', 'viewer', 'admin'] as const;

export function InviteForm() {
  const { send, working, failure } = useSend();
  const [invited, setInvited] = useState<Invited | null>(null);
  const [copied, setCopied] = useState(false);
  const router = useRouter();
  const { team } = words;
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { email = '', role } = textsOf(event.currentTarget);
    const answer = await send<Omit<Invited, 'email'>>('/api/invitations', 'POST', {
      role,
      ...(email ? { email } : {}),
    });
    if (!answer) return;
    setInvited({ ...answer, email });
    setCopied(false);
    router.refresh();
  }
  return (
    <form onSubmit={submit} className="space-y-3">
      <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_160px]">
        <Field id="email" label={team.inviteEmail} help={team.inviteEmailHelp}>
          <TextInput id="email" name="email" type="email" autoComplete="off" aria-describedby="email-help" />
        </Field>
        <Field id="role" label={team.role}>
          <select id="role" name="role" className={inputClass} defaultValue="editor">
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {words.shell.role(role)}
              </option>
            ))}
          </select>
        </Field>
      </div>
      <Failure text={failure} />
      <Button type="submit" look="primary" disabled={working}>
        {team.inviteSubmit}
      </Button>
      <div aria-live="polite">
        {invited ? (
          <Note
            tone="pass"
            title={
              invited.mailed ? team.inviteMailed(invited.email) : invited.email ? team.inviteNotMailed : team.inviteLink
            }
          >
            <p className="flex items-center gap-2">
              <code className="figures min-w-0 flex-1 break-all select-all">{invited.link}</code>
              <Button
                onClick={async () => {
                  await navigator.clipboard.writeText(invited.link);
                  setCopied(true);
                }}
              >
                {copied ? team.copied : team.copy}
              </Button>
            </p>
          </Note>
        ) : null}
      </div>
    </form>
  );
}
