'use client';

import { useRouter } from 'next/navigation';
import type { SessionView } from '../../../lib/accounts/index';
import { Button } from '../../components/button';
import { Failure } from '../../components/failure';
import { useSend } from '../../components/use-send';
import type { Wire } from '../../http/wire';
import { words } from '../../words';

/** What a browser calls itself, in words a person recognises. Only the common names; the rest is unknown. */
function browserOf(agent: string): string {
  const name = /Edg\//.test(agent)
    ? 'Edge'
    : /Firefox\//.test(agent)
      ? 'Firefox'
      : /Chrome\//.test(agent)
        ? 'Chrome'
        : /Safari\//.test(agent)
          ? 'Safari'
          : null;
  const system = /Android/.test(agent)
    ? 'Android'
    : /iPhone|iPad/.test(agent)
      ? 'iOS'
      : /Windows/.test(agent)
        ? 'Windows'
        : /Mac OS X/.test(agent)
          ? 'macOS'
          : /Linux/.test(agent)
            ? 'Linux'
            : null;
  return [name, system].filter(Boolean).join(', ') || words.account.unknownBrowser;
}

const at = (time: string) => time.slice(0, 16).replace('T', ' ');

export function Sessions({ sessions }: { sessions: Wire<SessionView>[] }) {
  const { send, working, failure } = useSend();
  const router = useRouter();
  const { account } = words;
  const end = async (path: string) => {
    if (await send(path, 'DELETE')) router.refresh();
  };
  return (
    <>
      <ul className="divide-y divide-line rounded border border-line bg-sheet">
        {sessions.map(({ handle, method, userAgent, lastSeenAt, current }) => (
          <li key={handle} className="flex items-center justify-between gap-3 px-4 py-3">
            <div className="min-w-0">
              <p className="text-sm font-medium">{browserOf(userAgent)}</p>
              <p className="text-xs text-faint">
                {account.method[method] ?? method} · {account.sessionSeen(`${at(lastSeenAt)} UTC`)}
              </p>
            </div>
            {current ? (
              <span className="shrink-0 text-xs text-soft">{account.sessionCurrent}</span>
            ) : (
              <Button
                disabled={working}
                aria-label={`${account.sessionEnd}: ${browserOf(userAgent)}, ${at(lastSeenAt)}`}
                onClick={() => void end(`/api/account/sessions/${handle}`)}
              >
                {account.sessionEnd}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Failure text={failure} />
      {sessions.length > 1 ? (
        <Button disabled={working} onClick={() => void end('/api/account/sessions')}>
          {account.sessionsEndOthers}
        </Button>
      ) : null}
    </>
  );
}
