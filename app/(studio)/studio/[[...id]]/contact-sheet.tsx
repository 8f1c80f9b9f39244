'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Button, ButtonLink } from '../../../components/button';
import { PipelineBar } from '../../../components/pipeline-bar';
import { Note, Sign, type Tone } from '../../../components/verdict';
import { words } from '../../../words';
import { AppealLink } from './appeal-link';
import type { Draft } from './draft';
import { Proof, type ProofItem } from './proof';
import { sharedReasons } from './shared-reasons';
import { hasEnded, type Run } from './use-run';

interface ContactSheetProps {
  draft: Draft;
  run: Run | null;
  connected: boolean;
  mayCancel: boolean;
}

const w = words.studio;

export function ContactSheet({ draft, run, connected, mayCancel }: ContactSheetProps) {
  const sets = run ? setsOf(run) : draftSets(draft);
  const reasonAbove = run !== null && sharedReasons(run) !== null;
  const appealAbove = reasonAbove && run !== null && appealsOnce(run);
  return (
    <div className="space-y-8 px-4 py-6 sm:px-8">
      {run ? (
        <RunHead run={run} connected={connected} mayCancel={mayCancel} />
      ) : (
        <div className="max-w-[520px]">
          <h2 className="display text-xl">{w.emptySheet}</h2>
          <p className="mt-1 text-sm text-soft">{w.emptySheetHelp}</p>
          {mayCancel ? (
            <p className="mt-3 text-sm">
              <Link href="/seal" className="underline underline-offset-4">
                {words.seal.way}
              </Link>
            </p>
          ) : null}
        </div>
      )}
      {sets.map((set, index) => (
        <section key={set[0]?.key} aria-label={w.set(index + 1)}>
          {sets.length > 1 ? <h3 className="label mb-4">{w.set(index + 1)}</h3> : null}
          <ul className="flex flex-wrap gap-x-8 gap-y-8 px-2">
            {set.map((proof) => (
              <Proof key={proof.key} proof={proof} run={run} reasonAbove={reasonAbove} appealAbove={appealAbove} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function RunHead({ run, connected, mayCancel }: { run: Run; connected: boolean; mayCancel: boolean }) {
  const [cancelling, setCancelling] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const ended = hasEnded(run);
  const shared = sharedReasons(run);

  async function cancel() {
    setCancelling(true);
    setFailure(null);
    try {
      const answer = await fetch(`/api/generations/${run.id}/cancel`, { method: 'POST' });
      if (answer.ok) return;
      setFailure(((await answer.json()) as { error: { message: string } }).error.message);
    } catch {
      setFailure(words.shell.offline);
    }
    setCancelling(false);
  }

  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-[280px]">
          <div aria-live="polite">
            <Sign tone={toneOf(run)}>{ended && run.status === 'settled' ? summaryOf(run) : w.status[run.status]}</Sign>
          </div>
          <h2 className="display line-clamp-2 text-xl" dir="auto">
            {run.brief.prompt}
          </h2>
          <p className="mt-1 flex flex-wrap gap-x-3 text-xs text-soft">
            <span>
              {run.preset.name}, {w.presetVersion(run.preset.version)}
            </span>
            {run.brief.sealed ? (
              <span>{w.declaredAs(words.seal.sources[run.brief.sealed.source][0])}</span>
            ) : (
              <>
                <span>{run.engine}</span>
                <span className="figures">{w.seedIs(String(run.seed))}</span>
              </>
            )}
          </p>
        </div>
        {ended ? (
          <ButtonLink href="/studio">{w.newBrief}</ButtonLink>
        ) : mayCancel ? (
          <Button onClick={cancel} disabled={cancelling}>
            {cancelling ? w.cancelling : w.cancel}
          </Button>
        ) : null}
      </div>
      <PipelineBar run={run} />
      <div aria-live="polite" className="space-y-2">
        {run.brief.draft ? <Note tone="plain" title={w.isDraft} /> : null}
        {connected ? null : <Note tone="review" title={w.reconnecting} />}
        {failure ? <Note tone="block" title={failure} /> : null}
        {shared ? (
          <Note tone={shared.verdict === 'block' ? 'block' : 'review'} title={shared.reasons[0]?.words}>
            {shared.reasons.slice(1).map((reason) => (
              <p key={reason.code + reason.words}>{reason.words}</p>
            ))}
            <p className="text-soft">{shared.verdict === 'block' ? w.notCharged : w.heldHelp}</p>
            {ended && appealsOnce(run) ? <AppealLink run={run} item={shared} /> : null}
          </Note>
        ) : null}
        {run.error ? (
          <Note tone="block" title={run.error.message}>
            <p>{w.notCharged}</p>
          </Note>
        ) : null}
      </div>
    </div>
  );
}

/** A brief that was stopped before anything was drawn is appealed as one; pictures are appealed one by one. */
const appealsOnce = (run: Run) => run.steps.find(({ step }) => step === 'generation')?.status !== 'finished';

const count = (run: Run, verdict: string) => run.items.filter((item) => item.verdict === verdict).length;
const delivered = (run: Run) => run.items.filter((item) => item.delivered).length;

const summaryOf = (run: Run) => w.summary(delivered(run), count(run, 'hold'), count(run, 'block'));

function toneOf(run: Run): Tone {
  if (run.status === 'failed') return 'block';
  if (run.status !== 'settled') return 'plain';
  if (delivered(run) === run.items.length) return 'pass';
  return count(run, 'hold') > 0 ? 'review' : delivered(run) > 0 ? 'pass' : 'block';
}

function setsOf(run: Run): ProofItem[][] {
  const indexes = [...new Set(run.items.map((item) => item.index))].sort((a, b) => a - b);
  return indexes.map((index) =>
    run.items.filter((item) => item.index === index).map((item) => ({ key: item.id, placement: item.placement, item })),
  );
}

function draftSets(draft: Draft): ProofItem[][] {
  return Array.from({ length: draft.count }, (_, index) =>
    draft.placements.map((placement) => ({ key: `${index} ${placement}`, placement, item: null })),
  );
}
