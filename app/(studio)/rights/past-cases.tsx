'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { CaseAnswer, RightsCaseView } from '../../../lib/rights/index';
import { Button } from '../../components/button';
import { Field, TextInput } from '../../components/field';
import { Note, Sign } from '../../components/verdict';
import type { Wire } from '../../http/wire';
import { rights as w } from '../../words/rights';
import { send } from './send';

type Case = Wire<RightsCaseView>;
const ANSWERS = Object.entries(w.caseStatus) as [CaseAnswer, string][];

/** Delivered pictures that resemble a work registered since, and what the organisation makes of each. */
export function PastCases({ cases, mayDecide }: { cases: Case[]; mayDecide: boolean }) {
  if (cases.length === 0) return null;
  return (
    <section className="mt-10">
      <h2 className="display text-xl">{w.cases}</h2>
      <ul className="mt-3 divide-y divide-line border-y border-line">
        {cases.map((entry) => (
          <li key={entry.id} className="flex flex-wrap gap-4 py-4">
            {/* biome-ignore lint/performance/noImgElement: a preview that may not pass through an optimiser */}
            <img src={`/api/assets/${entry.assetId}/preview`} alt="" className="h-24 w-24 bg-well object-contain" />
            <div className="min-w-0 flex-1 space-y-2 text-sm">
              <p dir="auto">{w.caseOf(entry.title, entry.holder, entry.distance)}</p>
              <p className="flex flex-wrap gap-x-4">
                <Link href={`/assets/${entry.assetId}`} className="underline underline-offset-4">
                  {w.seeAsset}
                </Link>
                <span className="figures break-all text-xs text-faint">{entry.workId}</span>
              </p>
              {entry.status === 'open' ? (
                mayDecide && <Answer entry={entry} />
              ) : (
                <p>
                  <Sign tone={entry.status === 'withdrawn' ? 'block' : 'pass'}>
                    {w.caseStatus[entry.status as CaseAnswer] ?? entry.status}
                  </Sign>{' '}
                  <span className="text-soft" dir="auto">
                    {entry.reason}
                  </span>
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Answer({ entry }: { entry: Case }) {
  const router = useRouter();
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  async function decide(answer: CaseAnswer) {
    const result = await send(`/api/rights/cases/${entry.id}/decision`, 'POST', { answer, reason });
    if ('failure' in result) return setFailure(result.failure);
    router.refresh();
  }
  return (
    <div className="max-w-[480px] space-y-2">
      <Field id={`reason-${entry.id}`} label={w.caseReason} help={w.caseReasonHelp}>
        <TextInput
          id={`reason-${entry.id}`}
          value={reason}
          maxLength={2_000}
          onChange={(event) => setReason(event.target.value)}
          aria-describedby={`reason-${entry.id}-help`}
        />
      </Field>
      <div className="flex flex-wrap gap-2">
        {ANSWERS.map(([answer, word]) => (
          <Button key={answer} onClick={() => decide(answer)}>
            {word}
          </Button>
        ))}
      </div>
      <div aria-live="assertive">{failure ? <Note tone="block" title={failure} /> : null}</div>
    </div>
  );
}
