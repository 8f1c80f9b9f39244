'use client';

import { useState } from 'react';
import type { VerifyResult } from '../../../lib/verify/index';
import { Button } from '../../components/button';
import { words } from '../../words';
import { type SharedLink, shareVerified } from './action';

const w = words.verifyMore;

/** Made only when asked for: nothing about a check is kept otherwise. */
export function ShareLink({ result, ticket }: { result: VerifyResult; ticket: string }) {
  const [busy, setBusy] = useState(false);
  const [copied, setCopied] = useState(false);
  const [link, setLink] = useState<SharedLink | null>(null);
  const address = link?.url ? new URL(link.url, window.location.href).href : null;

  async function share() {
    setBusy(true);
    try {
      setLink(await shareVerified(result, ticket));
    } catch {
      setLink({ url: null, expiresAt: null, failure: words.shell.offline });
    }
    setBusy(false);
  }

  return (
    <div className="mt-6" aria-live="polite">
      {address && link?.expiresAt ? (
        <div className="space-y-2">
          <div className="flex flex-wrap items-center gap-3">
            <a href={address} className="figures text-sm break-all underline underline-offset-4">
              {address}
            </a>
            <Button
              onClick={() => {
                void navigator.clipboard?.writeText(address).then(() => setCopied(true));
              }}
            >
              {copied ? w.copied : w.copy}
            </Button>
          </div>
          <p className="text-xs text-faint">{w.shared(link.expiresAt.slice(0, 10))}</p>
        </div>
      ) : (
        <div className="flex flex-wrap items-center gap-3">
          <Button onClick={share} disabled={busy}>
            {busy ? w.sharing : w.share}
          </Button>
          {link?.failure ? <p className="text-sm text-block">{link.failure}</p> : null}
        </div>
      )}
    </div>
  );
}
