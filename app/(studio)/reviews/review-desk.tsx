'use client';

import { useEffect, useRef, useState } from 'react';
import type { CaseView } from '../../../lib/reviews/index';
import { Empty } from '../../components/empty';
import { Sign } from '../../components/verdict';
import type { Wire } from '../../http/wire';
import { words } from '../../words';
import { CaseSheet } from './case-sheet';
import { DecisionForm } from './decision-form';
import { isTyping } from './is-typing';

type Case = Wire<CaseView>;
const w = words.reviews;

/** One case at a time, by keyboard first: A approve, R reject, N next. */
export function ReviewDesk({ cases }: { cases: Case[] }) {
  const [decided, setDecided] = useState<Record<string, 'approve' | 'reject'>>({});
  const [at, setAt] = useState(0);
  const open = cases.filter((entry) => entry.status === 'open' && !(entry.id in decided));
  const earlier = cases.filter((entry) => entry.status !== 'open');
  const current = open[Math.min(at, open.length - 1)];
  const last = Object.values(decided).at(-1);

  const next = () => setAt((now) => (open.length === 0 ? 0 : (Math.min(now, open.length - 1) + 1) % open.length));
  const nextRef = useRef(next);
  nextRef.current = next;

  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      if (event.key.toLowerCase() === 'n') nextRef.current();
    };
    window.addEventListener('keydown', key);
    return () => window.removeEventListener('keydown', key);
  }, []);

  return (
    <>
      <div aria-live="polite" className="mt-4 min-h-6">
        {last ? <Sign tone={last === 'approve' ? 'pass' : 'plain'}>{w.done[last]}</Sign> : null}
      </div>
      {current ? (
        <div className="mt-2 grid gap-8 lg:grid-cols-[minmax(0,1fr)_380px]">
          <CaseSheet key={current.id} held={current} position={w.position(open.indexOf(current) + 1, open.length)} />
          <DecisionForm
            key={`${current.id} form`}
            held={current}
            onDecided={(decision) => setDecided({ ...decided, [current.id]: decision })}
            onNext={open.length > 1 ? next : null}
          />
        </div>
      ) : (
        <Empty title={w.empty} help={w.emptyHelp} />
      )}
      {earlier.length > 0 ? <Earlier cases={earlier} /> : null}
    </>
  );
}

function Earlier({ cases }: { cases: Case[] }) {
  return (
    <section className="mt-12 border-t border-line pt-6">
      <h2 className="label mb-3">{w.earlier}</h2>
      <ul className="divide-y divide-line">
        {cases.map((entry) => (
          <li key={entry.id} className="grid gap-x-6 gap-y-1 py-3 text-sm sm:grid-cols-[140px_1fr_1fr]">
            <Sign tone={entry.status === 'approved' ? 'pass' : 'block'}>{w.outcome[entry.status]}</Sign>
            <span dir="auto" className="truncate">
              {entry.headline || entry.prompt}
            </span>
            <span dir="auto" className="text-soft">
              {entry.reason}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
