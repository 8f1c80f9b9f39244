'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { ListedWork } from '../../../lib/rights/index';
import { Button } from '../../components/button';
import { Empty } from '../../components/empty';
import { Note } from '../../components/verdict';
import type { Wire } from '../../http/wire';
import { rights as w } from '../../words/rights';
import { send } from './send';

const KINDS: Readonly<Record<string, string>> = w.form.kinds;

/** What is registered, and how often each work was matched. */
export function Works({
  works,
  next,
  mayRemove,
}: {
  works: Wire<ListedWork>[];
  next: string | null;
  mayRemove: boolean;
}) {
  const router = useRouter();
  const [failure, setFailure] = useState<string | null>(null);
  async function remove(id: string) {
    const answer = await send(`/api/rights/works/${id}`, 'DELETE');
    setFailure('failure' in answer ? answer.failure : null);
    router.refresh();
  }
  return (
    <section className="mt-12">
      <h2 className="display text-xl">{w.works}</h2>
      <div aria-live="assertive">{failure ? <Note tone="block" title={failure} /> : null}</div>
      {works.length === 0 ? (
        <Empty title={w.worksEmpty} help={w.worksEmptyHelp} />
      ) : (
        <ul className="mt-3 divide-y divide-line border-y border-line">
          {works.map((work) => (
            <li key={work.id} className="flex flex-wrap items-center gap-x-6 gap-y-1 py-3 text-sm">
              <span className="min-w-0 flex-1 basis-[220px]">
                <span className="block truncate font-medium" dir="auto">
                  {work.title}
                </span>
                <span className="block truncate text-xs text-soft" dir="auto">
                  {KINDS[work.kind] ?? work.kind} · {work.holder} ·{' '}
                  {w.standings[work.standing === 'own' ? 'own' : 'foreign']}
                </span>
              </span>
              <span className="figures text-xs text-soft">{w.matches(work.matches)}</span>
              <span className="figures hidden text-xs text-faint sm:inline">{work.id}</span>
              {mayRemove ? (
                <Button look="quiet" onClick={() => remove(work.id)} aria-label={w.remove(work.title)}>
                  {w.removeShort}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {next ? (
        <p className="mt-3 text-sm">
          <Link href={`/rights?after=${next}`} className="underline underline-offset-4">
            {w.next}
          </Link>
        </p>
      ) : null}
    </section>
  );
}
