'use client';

import { useEffect, useState } from 'react';
import type { Balance } from '../../lib/billing/index';
import type { Wire } from '../http/wire';
import { words } from '../words';

const EVENT = 'colophon:credits';

/** Called where credits were held, captured or released. */
export const creditsChanged = () => window.dispatchEvent(new Event(EVENT));

export function Credits({ initial }: { initial: Wire<Balance> }) {
  const [balance, setBalance] = useState(initial);
  useEffect(() => {
    const look = async () => {
      const answer = await fetch('/api/balance').catch(() => null);
      if (answer?.ok) setBalance((await answer.json()) as Wire<Balance>);
    };
    window.addEventListener(EVENT, look);
    return () => window.removeEventListener(EVENT, look);
  }, []);
  return (
    <span className="figures text-soft" title={words.shell.creditsHeld(balance.held)}>
      {words.shell.credits(balance.available)}
    </span>
  );
}
