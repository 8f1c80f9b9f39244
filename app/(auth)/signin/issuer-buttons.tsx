'use client';

import { useState } from 'react';
import { Button } from '../../components/button';
import { Failure } from '../../components/failure';
import { words } from '../../words';

/** The library answers with the issuer's address; a form could not go there, because forms may only post to us. */
export function IssuerButtons({ issuers, next }: { issuers: { id: string; name: string }[]; next: string }) {
  const [failure, setFailure] = useState<string | null>(null);
  const [working, setWorking] = useState(false);

  async function go(id: string) {
    setWorking(true);
    setFailure(null);
    try {
      const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string };
      const answer = await fetch(`/api/auth/signin/${id}`, {
        method: 'POST',
        body: new URLSearchParams({ csrfToken, callbackUrl: next, json: 'true' }),
      });
      window.location.assign(((await answer.json()) as { url: string }).url);
    } catch {
      setFailure(words.shell.offline);
      setWorking(false);
    }
  }

  return (
    <div className="mt-4 space-y-2">
      <p className="flex items-center gap-3 text-xs text-faint before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {words.entry.or}
      </p>
      {issuers.map(({ id, name }) => (
        <Button key={id} className="w-full" disabled={working} onClick={() => void go(id)}>
          {words.entry.by(name)}
        </Button>
      ))}
      <Failure text={failure} />
    </div>
  );
}
