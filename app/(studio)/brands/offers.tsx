'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { listOffers } from '../../../lib/brands/index';
import { Button } from '../../components/button';
import { Note } from '../../components/verdict';
import type { Wire } from '../../http/wire';
import { words } from '../../words';
import { send } from './send';

type Offer = Wire<Awaited<ReturnType<typeof listOffers>>[number]>;
const w = words.brands;

/** What other organisations offer: nothing of it is seen here before somebody accepts. */
export function Offers({ offers, mayAnswer }: { offers: Offer[]; mayAnswer: boolean }) {
  const router = useRouter();
  const [failure, setFailure] = useState<string | null>(null);
  const open = offers.filter((offer) => offer.status === 'offered');
  if (open.length === 0) return null;
  const answer = async (id: string, accept: boolean) => {
    const result = await send('POST', `/api/preset-offers/${id}`, { accept });
    if ('failure' in result) setFailure(result.failure);
    else router.refresh();
  };
  return (
    <section aria-labelledby="offers" className="mt-6 space-y-2">
      <h2 id="offers" className="label">
        {w.offers}
      </h2>
      <div aria-live="assertive">{failure ? <Note tone="block" title={failure} /> : null}</div>
      <ul className="space-y-2">
        {open.map((offer) => (
          <li key={offer.id} className="flex flex-wrap items-center gap-2 rounded border border-line bg-sheet p-3">
            <span className="min-w-[200px] flex-1 text-sm">
              {w.offer(offer.presetName, offer.fromName, offer.mode)}
            </span>
            {mayAnswer ? (
              <>
                <Button look="primary" onClick={() => answer(offer.id, true)}>
                  {w.accept}
                </Button>
                <Button onClick={() => answer(offer.id, false)}>{w.decline}</Button>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
