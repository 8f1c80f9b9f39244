'use client';

import { useRouter } from 'next/navigation';
import type { FormEvent } from 'react';
import { Button } from '../../components/button';
import { Failure } from '../../components/failure';
import { textsOf, useSend } from '../../components/use-send';
import { Note } from '../../components/verdict';
import { words } from '../../words';
import { CurrentPassword } from './current-password';

export function DeletionForm({ deleteAfter, hasPassword }: { deleteAfter: string | null; hasPassword: boolean }) {
  const { send, working, failure } = useSend();
  const router = useRouter();
  const { account } = words;
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (await send('/api/account/deletion', 'POST', textsOf(event.currentTarget))) router.refresh();
  }
  if (deleteAfter)
    return (
      <div className="space-y-3">
        <Note tone="review" title={account.deletionPlanned(deleteAfter.slice(0, 10))} />
        <Failure text={failure} />
        <Button
          look="primary"
          disabled={working}
          onClick={async () => {
            if (await send('/api/account/deletion', 'DELETE')) router.refresh();
          }}
        >
          {account.deletionCancel}
        </Button>
      </div>
    );
  return (
    <form onSubmit={submit} className="space-y-3">
      <CurrentPassword id="deletion-current" shown={hasPassword} />
      <Failure text={failure} />
      <Button type="submit" disabled={working} className="text-block">
        {account.delete}
      </Button>
    </form>
  );
}
