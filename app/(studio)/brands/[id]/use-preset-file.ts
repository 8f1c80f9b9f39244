'use client';

import { type ChangeEvent, useState } from 'react';
import { send } from '../send';

/** Sends a file of a preset, as soon as it is chosen, to be checked; `take` gets what the server made of it. */
export function usePresetFile<Answer>(presetId: string, kind: 'logo' | 'font', take: (answer: Answer) => void) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const upload = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (!file) return;
    setBusy(true);
    setFailure(null);
    const query = new URLSearchParams({ kind, name: file.name });
    const result = await send<Answer>('POST', `/api/presets/${presetId}/files?${query}`, file);
    setBusy(false);
    if ('failure' in result) setFailure(result.failure);
    else take(result.answer);
  };
  return { busy, failure, upload };
}
