'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Button } from '../../../components/button';
import { Note } from '../../../components/verdict';
import { words } from '../../../words';

const w = words.audits;
const LOOK_EVERY_MS = 2_500;

interface ControlsProps {
  id: string;
  status: keyof typeof w.status;
  done: number;
  of: number;
  failed: number;
  mayControl: boolean;
}

type Action = 'pause' | 'resume' | 'repeat' | 'conclude';

/** How far the study is, and what its owner may do about it. The page looks again by itself while there is something to see. */
export function Controls({ id, status, done, of, failed, mayControl }: ControlsProps) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const moving = status === 'running' || status === 'concluding';

  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(() => router.refresh(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [moving, router]);

  async function act(action: Action) {
    setBusy(true);
    setProblem(null);
    const response = await fetch(`/api/audits/${id}/control`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ action }),
    }).catch(() => null);
    const answer: { id?: string; error?: { message: string } } | null = await response?.json().catch(() => null);
    setBusy(false);
    if (!answer || answer.error) return setProblem(answer?.error?.message ?? words.trouble.failed);
    if (answer.id && answer.id !== id) router.push(`/audits/${answer.id}`);
    router.refresh();
  }

  const share = of === 0 ? 0 : Math.round((done / of) * 100);
  return (
    <div className="mt-4 space-y-3">
      <div className="flex flex-wrap items-center gap-3">
        <div
          role="progressbar"
          aria-valuenow={share}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-label={w.progress(done, of)}
          className="h-2 min-w-40 flex-1 overflow-hidden rounded-full bg-well"
        >
          <div className={`h-full ${moving ? 'hatched' : 'bg-ink'}`} style={{ width: `${share}%` }} />
        </div>
        <span className="figures">
          {w.progress(done, of)}
          {failed > 0 ? `, ${w.failed(failed)}` : ''} · {w.status[status]}
        </span>
        {mayControl ? (
          <span className="flex gap-2">
            {status === 'running' ? (
              <Button disabled={busy} onClick={() => act('pause')}>
                {w.pause}
              </Button>
            ) : null}
            {status === 'paused' ? (
              <Button look="primary" disabled={busy} onClick={() => act('resume')}>
                {w.resume}
              </Button>
            ) : null}
            {status === 'concluded' ? (
              <>
                <Button disabled={busy} onClick={() => act('conclude')}>
                  {w.again}
                </Button>
                <Button disabled={busy} onClick={() => act('repeat')}>
                  {w.repeat}
                </Button>
              </>
            ) : null}
          </span>
        ) : null}
      </div>
      <div aria-live="polite">{problem ? <Note tone="block" title={problem} /> : null}</div>
    </div>
  );
}
