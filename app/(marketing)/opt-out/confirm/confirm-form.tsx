'use client';

import { useActionState } from 'react';
import { Button } from '../../../components/button';
import { Note } from '../../../components/verdict';
import { optOut as w } from '../../../words/rights';
import { confirm } from '../action';

export function ConfirmForm({ token }: { token: string }) {
  const [state, send, busy] = useActionState(confirm, null);
  return (
    <div aria-live="polite">
      {state?.status ? (
        <Note tone="pass" title={w[state.status](state.title)} />
      ) : (
        <form action={send} className="space-y-4">
          <input type="hidden" name="token" value={token} />
          {state?.failure ? <Note tone="block" title={state.failure} /> : null}
          <Button type="submit" look="primary" disabled={busy}>
            {w.confirmButton}
          </Button>
        </form>
      )}
    </div>
  );
}
