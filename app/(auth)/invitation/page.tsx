import type { Metadata } from 'next';
import { readInvitation } from '../../../lib/accounts/index';
import { ButtonLink } from '../../components/button';
import { currentSession } from '../../session/actor';
import { words } from '../../words';
import { AuthFrame } from '../auth-frame';
import { TokenButton } from '../token-button';
import { JoinForm } from './join-form';

export const metadata: Metadata = { title: words.team.invitations, referrer: 'no-referrer' };

export default async function InvitationPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const { token } = await searchParams;
  const { entry } = words;
  const invitation = typeof token === 'string' ? await readInvitation(token) : null;
  if (!invitation || typeof token !== 'string')
    return <AuthFrame title={entry.invitationGone} lead={entry.invitationGoneHelp} />;
  const session = await currentSession();
  const person = session && session.state !== 'second_factor_pending' ? session.person : null;
  const here = `/invitation?token=${token}`;
  return (
    <AuthFrame
      title={entry.invitationTitle(invitation.organisationName)}
      lead={`${entry.invitationLead(words.shell.role(invitation.role))} ${invitation.email ? entry.invitationFor(invitation.email) : ''}`}
    >
      {person ? (
        <>
          <p className="mt-4 text-sm text-soft">{entry.invitationAs(person.email)}</p>
          <TokenButton path="/api/invitations/accept" token={token} label={entry.invitationAccept} />
        </>
      ) : (
        <>
          <ButtonLink href={`/signin?next=${encodeURIComponent(here)}`} className="mt-6">
            {entry.invitationHave}
          </ButtonLink>
          <JoinForm token={token} email={invitation.email} />
        </>
      )}
    </AuthFrame>
  );
}
