import { emailChangeOf, forOrganisation, identitiesOf, secondFactorOf, sessionsOf, userProfile } from '../db/index';
import { ColophonError } from '../errors/index';
import type { Person } from './session-of';

/** More briefs than one person writes; the count says when there were more. */
const MOST = 10_000;

/** Everything that is kept about a person, as plain data: GDPR articles 15 and 20. Secrets and hashes are not part of it. */
export async function exportAccount(person: Person) {
  const { userId } = person;
  const profile = await userProfile(userId);
  if (!profile) throw new ColophonError('not_found', { thing: 'account' });
  const [sessions, identities, factor, emailChange] = await Promise.all([
    sessionsOf(userId),
    identitiesOf(userId),
    secondFactorOf(userId),
    emailChangeOf(userId),
  ]);
  const organisations = [];
  for (const membership of person.memberships) organisations.push(await inOrganisation(userId, membership));
  return {
    exportedAt: new Date(),
    account: { id: userId, ...profile },
    secondFactor: { on: factor?.confirmed ?? false, recoveryCodesLeft: factor?.codesLeft ?? 0 },
    pendingEmailChange: emailChange,
    sessions,
    identities,
    organisations,
  };
}

function inOrganisation(userId: string, membership: Person['memberships'][number]) {
  const { organisationId, name, slug, role } = membership;
  return forOrganisation(organisationId, async (tx) => {
    const member = await tx.member.findUnique({ where: { organisationId_userId: { organisationId, userId } } });
    const where = { organisationId, createdBy: userId };
    const generations = await tx.generation.findMany({
      where,
      select: { id: true, status: true, brief: true, engine: true, createdAt: true, settledAt: true },
      orderBy: { createdAt: 'asc' },
      take: MOST,
    });
    const decisions = await tx.reviewCase.findMany({
      where: { organisationId, decidedBy: userId },
      select: { id: true, status: true, reason: true, decidedAt: true },
      take: MOST,
    });
    const invitations = await tx.invitation.findMany({
      where,
      select: { id: true, role: true, createdAt: true, expiresAt: true, acceptedAt: true },
      take: MOST,
    });
    return {
      id: organisationId,
      name,
      slug,
      role,
      joinedAt: member?.createdAt ?? null,
      monthlyQuota: member?.monthlyQuota ?? null,
      generationsInAll: await tx.generation.count({ where }),
      generations,
      decisions,
      invitations,
    };
  });
}
