'use client';

import { useEffect, useRef, useState } from 'react';
import type { CaseDetail } from '../../../lib/reviews/index';
import { Button, ButtonLink } from '../../components/button';
import { Field, inputClass } from '../../components/field';
import { Note } from '../../components/verdict';
import type { Wire } from '../../http/wire';
import { words } from '../../words';
import { isTyping } from './is-typing';
import { useClaim } from './use-claim';
import { when } from './when';

type Decision = 'approve' | 'reject';

interface DecisionFormProps {
  held: Wire<CaseDetail>;
  onDecided: (decision: Decision) => void;
  onNext: (() => void) | null;
}

const w = words.reviews;

/** Why a person is asked, and their answer. A and R lead to the reason first: without one there is no decision. */
export function DecisionForm({ held, onDecided, onNext }: DecisionFormProps) {
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const decide = useRef<(decision: Decision) => Promise<void>>(async () => {});
  const claim = useClaim(held.id, held.mayDecide);
  const appeal = held.kind === 'appeal';
  const open = held.status === 'open';

  decide.current = async (decision) => {
    if (busy || !held.mayDecide) return;
    if (reason.trim().length < 3) {
      setFailure(w.reasonMissing);
      field.current?.focus();
      return;
    }
    setBusy(true);
    setFailure(null);
    try {
      const answer = await fetch(`/api/reviews/${held.id}/decision`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ decision, reason }),
      });
      if (answer.ok) return onDecided(decision);
      setFailure(((await answer.json()) as { error: { message: string } }).error.message);
    } catch {
      setFailure(words.shell.offline);
    }
    setBusy(false);
  };

  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      const decision = ({ a: 'approve', r: 'reject' } as const)[event.key.toLowerCase()];
      if (!decision) return;
      event.preventDefault();
      void decide.current(decision);
    };
    window.addEventListener('keydown', key);
    return () => window.removeEventListener('keydown', key);
  }, []);

  return (
    <div className="space-y-4 lg:sticky lg:top-[88px] lg:self-start">
      <div className="space-y-2">
        <h3 className="label">{appeal ? w.appealed : w.why}</h3>
        {held.reasons.map((reason) => (
          <Note key={reason.code + reason.words} tone={appeal ? 'block' : 'review'} title={reason.words} />
        ))}
      </div>
      {held.statement ? <Said title={w.statement}>{held.statement}</Said> : null}
      {held.first?.reason ? <Said title={w.first(held.first.role ?? '')}>{held.first.reason}</Said> : null}
      {held.hindrance ? (
        <Note tone="review" title={held.hindrance.words}>
          {held.hindrance.code === 'claimed' || held.hindrance.code === 'role' ? null : (
            <ButtonLink href="/team" className="mt-1">
              {w.team}
            </ButtonLink>
          )}
        </Note>
      ) : null}
      {!open && held.reason ? <Said title={w.reason}>{held.reason}</Said> : null}
      {open ? (
        <>
          <Field id="reason" label={w.reason} help={w.reasonHelp}>
            <textarea
              ref={field}
              id="reason"
              rows={4}
              required
              maxLength={2_000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
              aria-describedby="reason-help"
              className={inputClass}
            />
          </Field>
          <div aria-live="assertive">{failure ? <Note tone="block" title={failure} /> : null}</div>
          <div className="flex flex-wrap gap-2">
            <Button
              look="primary"
              disabled={busy || !held.mayDecide}
              onClick={() => decide.current('approve')}
              className="flex-1"
            >
              {appeal ? w.overturn : w.approve} <kbd className="figures opacity-80">A</kbd>
            </Button>
            <Button disabled={busy || !held.mayDecide} onClick={() => decide.current('reject')} className="flex-1">
              {appeal ? w.uphold : w.reject} <kbd className="figures text-faint">R</kbd>
            </Button>
            {onNext ? (
              <Button look="quiet" onClick={onNext}>
                {w.next} <kbd className="figures text-faint">N</kbd>
              </Button>
            ) : null}
          </div>
          <p className="text-xs text-faint">
            {appeal ? w.keysAppeal : w.keys}
            <span aria-live="polite" className="mt-1 block">
              {claim.until ? w.yours(when(claim.until)) : claim.problem}
            </span>
          </p>
        </>
      ) : onNext ? (
        <Button look="quiet" onClick={onNext}>
          {w.next} <kbd className="figures text-faint">N</kbd>
        </Button>
      ) : null}
    </div>
  );
}

function Said({ title, children }: { title: string; children: string }) {
  return (
    <div>
      <h3 className="label">{title}</h3>
      <blockquote dir="auto" className="mt-1 border-l-2 border-line pl-3 text-sm whitespace-pre-wrap">
        {children}
      </blockquote>
    </div>
  );
}
