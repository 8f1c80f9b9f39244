'use client';

import { useRouter } from 'next/navigation';
import type { VersionView } from '../../../lib/policies/index';
import { Button } from '../../components/button';
import { Failure } from '../../components/failure';
import { Section } from '../../components/page-frame';
import { useSend } from '../../components/use-send';
import type { Wire } from '../../http/wire';
import { words } from '../../words';

const w = words.policy;

/** Versions, newest first, each with what its replay said; any of them can come back as the next one. */
export function History({ versions }: { versions: Wire<VersionView>[] }) {
  const { send, working, failure } = useSend();
  const router = useRouter();
  async function restore(version: number) {
    if (await send('/api/policy/restore', 'POST', { version, note: w.restoreNote(version) })) router.refresh();
  }
  return (
    <Section title={w.history} help={w.historyHelp}>
      {versions.length === 0 ? <p className="text-sm text-soft">{w.noHistory}</p> : null}
      <ol className="divide-y divide-line">
        {versions.map((entry, at) => (
          <li key={entry.version} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-3">
            <div className="min-w-0">
              <p className="text-sm font-medium">
                {w.version(entry.version)}
                {entry.restoredFrom === null ? '' : ` · ${w.restoredFrom(entry.restoredFrom)}`}
              </p>
              <p className="text-sm text-soft">{entry.note}</p>
              <p className="font-mono text-xs text-faint">
                <time dateTime={entry.createdAt}>{entry.createdAt.slice(0, 16).replace('T', ' ')}</time> ·{' '}
                {entry.sha256.slice(0, 12)}
                {entry.replay
                  ? ` · ${w.counts.newlyBlocked} ${entry.replay.newlyBlocked}, ${w.counts.released} ${entry.replay.released}`
                  : ''}
              </p>
            </div>
            {at > 0 ? (
              <Button
                onClick={() => restore(entry.version)}
                disabled={working}
                aria-label={`${w.restore} ${w.version(entry.version)}`}
              >
                {w.restore}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
      {versions.length > 0 ? (
        <Button look="quiet" onClick={() => restore(0)} disabled={working}>
          {w.restoreOwn}
        </Button>
      ) : null}
      <Failure text={failure} />
    </Section>
  );
}
