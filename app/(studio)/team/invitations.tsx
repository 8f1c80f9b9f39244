'use client';

import { useRouter } from 'next/navigation';
import type { InvitationView } from '../../../lib/accounts/index';
import { Button } from '../../components/button';
import { Failure } from '../../components/failure';
import { useSend } from '../../components/use-send';
import type { Wire } from '../../http/wire';
import { words } from '../../words';

export function Invitations({ invitations }: { invitations: Wire<InvitationView>[] }) {
  const { send, working, failure } = useSend();
  const router = useRouter();
  const { team } = words;
  if (invitations.length === 0) return null;
  return (
    <>
      <h3 className="label">{team.invitations}</h3>
      <ul className="divide-y divide-line rounded border border-line bg-sheet">
        {invitations.map(({ id, email, role, state, expiresAt }) => (
          <li key={id} className="flex min-h-[52px] items-center justify-between gap-3 px-4 py-2 text-sm">
            <span className="min-w-0 truncate">
              {email ?? team.byLink} <span className="text-soft">· {words.shell.role(role)}</span>
            </span>
            <span className="flex shrink-0 items-center gap-3 text-faint">
              {state === 'open' ? team.until(expiresAt.slice(0, 10)) : team.invitationState[state]}
              {state === 'open' ? (
                <Button
                  disabled={working}
                  aria-label={`${team.withdraw}: ${email ?? team.byLink}`}
                  onClick={async () => {
                    if (await send(`/api/invitations/${id}`, 'DELETE')) router.refresh();
                  }}
                >
                  {team.withdraw}
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      <Failure text={failure} />
    </>
  );
}
