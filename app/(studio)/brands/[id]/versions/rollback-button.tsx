'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '../../../../components/button';
import { words } from '../../../../words';
import { send } from '../../send';

const w = words.brands.history;

/** A rollback is the next version, so it is itself taken back by another one: nobody has to be asked twice. */
export function RollbackButton({ presetId, version }: { presetId: string; version: number }) {
  const router = useRouter();
  const [said, setSaid] = useState<string | null>(null);
  const back = async () => {
    const result = await send<{ version: number }>('POST', `/api/presets/${presetId}/rollback`, { version });
    if ('failure' in result) return setSaid(result.failure);
    setSaid(w.rolledBack(result.answer.version));
    router.refresh();
  };
  return (
    <>
      <Button onClick={back}>{w.rollback(version)}</Button>
      <span aria-live="polite" className="self-center text-xs text-soft">
        {said}
      </span>
    </>
  );
}
