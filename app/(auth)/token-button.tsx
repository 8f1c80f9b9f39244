'use client';

import { useState } from 'react';
import { Button, ButtonLink } from '../components/button';
import { Failure } from '../components/failure';
import { useSend } from '../components/use-send';
import { Note } from '../components/verdict';

interface TokenButtonProps {
  /** Where the token is used; opening the page must not do it, because mail programs open links by themselves. */
  path: string;
  token: string;
  label: string;
  /** Where to go then. */
  next?: string;
  /** What to say instead of going anywhere, by the answer's `state`. */
  done?: Readonly<Record<string, string>>;
  after?: { href: string; label: string };
}

export function TokenButton({ path, token, label, next, done, after }: TokenButtonProps) {
  const { send, working, failure } = useSend();
  const [said, setSaid] = useState<string | null>(null);
  if (said !== null)
    return (
      <div className="mt-6 space-y-4" aria-live="polite">
        <Note tone="pass" title={said} />
        {after ? <ButtonLink href={after.href}>{after.label}</ButtonLink> : null}
      </div>
    );
  return (
    <div className="mt-6 space-y-4">
      <Failure text={failure} />
      <Button
        look="primary"
        className="w-full"
        disabled={working}
        onClick={async () => {
          const answer = await send<{ state?: string }>(path, 'POST', { token });
          if (answer && done) setSaid(done[answer.state ?? ''] ?? null);
          // A whole load, so that the header is drawn for whoever is signed in now.
          else if (answer) window.location.assign(next ?? '/studio');
        }}
      >
        {label}
      </Button>
    </div>
  );
}
