'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { ShareView } from '../../../../../lib/brands/index';
import { Button } from '../../../../components/button';
import { Field, inputClass, TextInput } from '../../../../components/field';
import { Note } from '../../../../components/verdict';
import type { Wire } from '../../../../http/wire';
import { words } from '../../../../words';
import { send } from '../../send';

const w = words.brands.history;

interface Props {
  presetId: string;
  shares: Wire<ShareView>[];
  follows: boolean;
  mayShare: boolean;
}

export function ShareDesk({ presetId, shares, follows, mayShare }: Props) {
  const router = useRouter();
  const [to, setTo] = useState('');
  const [mode, setMode] = useState<'follow' | 'copy'>('follow');
  const [failure, setFailure] = useState<string | null>(null);
  const run = async (method: 'POST' | 'DELETE', path: string, body: unknown) => {
    const result = await send(method, path, body);
    setFailure('failure' in result ? result.failure : null);
    if ('answer' in result) {
      setTo('');
      router.refresh();
    }
  };
  if (follows)
    return mayShare ? (
      <Button onClick={() => run('POST', `/api/presets/${presetId}/unfollow`, {})}>{w.unfollow}</Button>
    ) : null;
  return (
    <section aria-labelledby="share" className="space-y-3">
      <h2 id="share" className="label">
        {w.share}
      </h2>
      <p className="text-sm text-soft">{w.shareHelp}</p>
      <div aria-live="assertive">{failure ? <Note tone="block" title={failure} /> : null}</div>
      {mayShare ? (
        <form
          className="grid items-end gap-2 sm:grid-cols-[1fr_1fr_auto]"
          onSubmit={(event) => {
            event.preventDefault();
            void run('POST', `/api/presets/${presetId}/shares`, { to, mode });
          }}
        >
          <Field id="to" label={w.organisation}>
            <TextInput id="to" value={to} required maxLength={60} onChange={(event) => setTo(event.target.value)} />
          </Field>
          <label className="space-y-1">
            <span className="label block">{w.share}</span>
            <select
              value={mode}
              onChange={(event) => setMode(event.target.value === 'copy' ? 'copy' : 'follow')}
              className={inputClass}
            >
              <option value="follow">{w.modes.follow}</option>
              <option value="copy">{w.modes.copy}</option>
            </select>
          </label>
          <Button type="submit" look="primary">
            {w.offer}
          </Button>
        </form>
      ) : null}
      <ul className="space-y-2">
        {shares.map((share) => (
          <li
            key={share.id}
            className="flex flex-wrap items-center gap-2 rounded border border-line bg-sheet p-3 text-sm"
          >
            <span className="flex-1">
              <span className="font-medium">{share.to}</span>, {share.mode}: {w.status[share.status]}
            </span>
            {mayShare && (share.status === 'offered' || share.status === 'accepted') ? (
              <Button onClick={() => run('DELETE', `/api/preset-shares/${share.id}`, {})}>{w.end}</Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
