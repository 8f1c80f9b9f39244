'use client';

import { useState } from 'react';
import type { AssetView } from '../../../lib/generations/index';
import { Button } from '../../components/button';
import { Note } from '../../components/verdict';
import type { Wire } from '../../http/wire';
import { words } from '../../words';
import { type LibraryQuery, toSearch } from './query';
import { Tile } from './tile';

interface GridProps {
  assets: Wire<AssetView>[];
  next: string | null;
  query: LibraryQuery;
}

/** The first page comes with the document; older pictures are added below it. */
export function Grid({ assets, next, query }: GridProps) {
  const [older, setOlder] = useState<{ assets: Wire<AssetView>[]; next: string | null }>({ assets: [], next });
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');

  async function more() {
    if (older.next === null) return;
    setState('busy');
    try {
      const answer = await fetch(`/api/assets?${toSearch({ ...query, cursor: older.next })}`);
      if (!answer.ok) throw new Error(String(answer.status));
      const page = (await answer.json()) as { assets: Wire<AssetView>[]; next: string | null };
      setOlder({ assets: [...older.assets, ...page.assets], next: page.next });
      setState('idle');
    } catch {
      setState('failed');
    }
  }

  return (
    <>
      <ul className="flex flex-wrap gap-x-4 gap-y-6">
        {[...assets, ...older.assets].map((asset) => (
          <Tile key={asset.id} asset={asset} />
        ))}
      </ul>
      <div aria-live="polite" className="mt-8 flex flex-col items-center gap-3">
        {state === 'failed' ? <Note tone="block" title={words.library.moreFailed} /> : null}
        {older.next ? (
          <Button onClick={more} disabled={state === 'busy'}>
            {state === 'busy'
              ? words.library.loadingMore
              : state === 'failed'
                ? words.shell.tryAgain
                : words.library.more}
          </Button>
        ) : null}
      </div>
    </>
  );
}
