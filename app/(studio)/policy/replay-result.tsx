import type { ReplayView } from '../../../lib/policies/index';
import { ChevronIcon } from '../../components/icons';
import { Note } from '../../components/verdict';
import type { Wire } from '../../http/wire';
import { words } from '../../words';

const w = words.policy;
const KINDS = ['newlyBlocked', 'newlyHeld', 'released', 'softened'] as const;

/** “Would newly block 14, release 31”, with the briefs behind the numbers. */
export function ReplayResult({ replay }: { replay: Wire<ReplayView> }) {
  const { status, counts, changes, done, total } = replay;
  return (
    <div aria-live="polite" className="space-y-3">
      {status === 'running' ? (
        <>
          <p className="text-sm">{w.replaying(done, total)}</p>
          <progress value={done} max={Math.max(1, total)} className="w-full accent-(--accent)" />
        </>
      ) : null}
      {status === 'lost' ? <Note tone="review" title={w.replayLost} /> : null}
      {status === 'failed' ? <Note tone="block" title={w.replayFailed} /> : null}
      {counts ? (
        <>
          <dl className="grid grid-cols-2 gap-2 sm:grid-cols-4">
            {KINDS.map((kind) => (
              <div key={kind} className="rounded border border-line bg-sheet p-3">
                <dt className="text-xs text-soft">{w.counts[kind]}</dt>
                <dd className="display text-2xl tabular-nums">{counts[kind]}</dd>
              </div>
            ))}
          </dl>
          <p className="text-xs text-soft">{w.ofDecisions(counts.total)}</p>
          {changes.length === 0 ? <p className="text-sm text-soft">{w.noChange}</p> : null}
          {KINDS.map((kind) => {
            const own = changes.filter((change) => change.kind === kind);
            return own.length === 0 ? null : (
              <details key={kind} open className="group rounded border border-line">
                <summary className="flex items-center gap-1 px-3 py-2 text-sm font-medium">
                  <span className="text-faint transition-transform group-open:rotate-90">
                    <ChevronIcon />
                  </span>
                  {w.counts[kind]} · {counts[kind]}
                </summary>
                <ul className="max-h-[320px] divide-y divide-line overflow-y-auto">
                  {own.map((change) => (
                    <li key={change.generationId} className="px-3 py-2 text-sm">
                      <a
                        href={`/studio/${change.generationId}`}
                        className="underline-offset-2 hover:underline"
                        dir="auto"
                      >
                        {change.prompt ?? w.gone}
                      </a>
                      <p className="font-mono text-xs text-soft">{change.rules.join(', ')}</p>
                    </li>
                  ))}
                </ul>
              </details>
            );
          })}
        </>
      ) : null}
    </div>
  );
}
