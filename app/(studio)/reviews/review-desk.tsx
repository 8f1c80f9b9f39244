'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import type { CaseDetail, CaseView } from '../../../lib/reviews/index';
import { Empty } from '../../components/empty';
import { Sign } from '../../components/verdict';
import type { Wire } from '../../http/wire';
import { words } from '../../words';
import { CaseSheet } from './case-sheet';
import { DecisionForm } from './decision-form';
import { Evidence } from './evidence';
import { isTyping } from './is-typing';
import { Queue } from './queue';

interface ReviewDeskProps {
  cases: Wire<CaseView>[];
  current: Wire<CaseDetail> | null;
  more: boolean;
}

type Done = { kind: 'review' | 'appeal'; decision: 'approve' | 'reject' };
const w = words.reviews;

/** One case at a time, by keyboard first: A approve, R reject, N next. */
export function ReviewDesk({ cases, current, more }: ReviewDeskProps) {
  const router = useRouter();
  const [done, setDone] = useState<Done | null>(null);
  const at = cases.findIndex(({ id }) => id === current?.id);
  const following = cases.length > 1 || at === -1 ? cases[(at + 1) % Math.max(cases.length, 1)] : undefined;

  const next = () => following && router.push(`/reviews?case=${following.id}`);
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

  function decided(kind: Done['kind'], decision: Done['decision']) {
    setDone({ kind, decision });
    router.push(following && following.id !== current?.id ? `/reviews?case=${following.id}` : '/reviews');
    router.refresh();
  }

  return (
    <>
      <div aria-live="polite" className="mt-3 min-h-6">
        {done ? (
          <Sign tone={done.decision === 'approve' ? 'pass' : 'plain'}>{w.done[done.kind][done.decision]}</Sign>
        ) : null}
      </div>
      {current ? (
        <>
          {cases.length > 1 ? <Queue cases={cases} current={current.id} more={more} /> : null}
          <div className="mt-2 grid gap-8 lg:grid-cols-[minmax(0,1fr)_400px]">
            <div className="min-w-0 space-y-8">
              <CaseSheet held={current} position={at === -1 ? null : w.position(at + 1, cases.length)} />
              <Evidence held={current} />
            </div>
            <DecisionForm
              key={current.id}
              held={current}
              onDecided={(decision) => decided(current.kind, decision)}
              onNext={following && following.id !== current.id ? next : null}
            />
          </div>
        </>
      ) : (
        <Empty title={w.empty} help={w.emptyHelp} />
      )}
    </>
  );
}
