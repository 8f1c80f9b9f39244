import type { Metadata } from 'next';
import { can, listInvitations, listMembers, PERMISSIONS, ROLES } from '../../../lib/accounts/index';
import { PageFrame, Section } from '../../components/page-frame';
import { toWire } from '../../http/wire';
import { requireActor } from '../../session/actor';
import { words } from '../../words';
import { Invitations } from './invitations';
import { InviteForm } from './invite-form';
import { Members } from './members';
import { PermissionTable } from './permission-table';

export const metadata: Metadata = { title: words.team.title };

export default async function TeamPage() {
  const actor = await requireActor('/team');
  const manages = can(actor, 'members:write');
  const [{ members }, invitations] = await Promise.all([
    listMembers(actor),
    manages ? listInvitations(actor, { limit: 50 }) : null,
  ]);
  const { team } = words;
  return (
    <PageFrame title={team.title} lead={team.lead(actor.organisationName)} width="table">
      <Members
        members={toWire(members)}
        me={{ userId: actor.userId, role: actor.role }}
        manages={manages}
        transfers={can(actor, 'organisation:transfer')}
      />
      {invitations ? (
        <Section title={team.invite}>
          <InviteForm />
          <Invitations invitations={toWire(invitations.invitations)} />
        </Section>
      ) : null}
      <Section title={team.permissions}>
        <PermissionTable roles={ROLES} permissions={PERMISSIONS} />
      </Section>
    </PageFrame>
  );
}
