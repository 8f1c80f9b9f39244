import { append } from '../audit-log/index';
import { forOrganisation, invitationByToken, isUniqueViolation, type OpenInvitation } from '../db/index';
import { ColophonError } from '../errors/index';
import { newId } from '../ids/index';
import { mailWay } from '../mail/index';
import type { Actor, Role } from './actor';
import { readAddress } from './address';
import { linkTo, mails } from './mails';
import { demand } from './permissions';
import type { Person } from './session-of';
import { demandToken } from './throttle';
import { hashToken, newToken } from './token';

const DAYS = 7;
const MOST_DAYS = 30;

export interface InvitationView {
  id: string;
  /** Null for a link that whoever holds it may use. */
  email: string | null;
  role: Role;
  createdAt: Date;
  expiresAt: Date;
  state: 'open' | 'accepted' | 'withdrawn' | 'expired';
}

/**
 * @param wish.email whom it is for; without it, a link for whoever holds it.
 * @returns the link, this once: only its hash is kept. `mailed` says whether it was sent as well.
 * @throws forbidden, invalid_argument, rate_limited.
 */
export async function invite(
  actor: Actor,
  wish: { email?: string | undefined; role: Role; days?: number | undefined },
): Promise<{ id: string; link: string; expiresAt: Date; mailed: boolean }> {
  demand(actor, 'members:write');
  const { role, days = DAYS } = wish;
  const { organisationId } = actor;
  if (role === 'owner')
    throw new ColophonError('invalid_argument', {
      argument: 'role',
      problem: 'owner is given by transferring the organisation.',
    });
  if (!(Number.isInteger(days) && days >= 1 && days <= MOST_DAYS))
    throw new ColophonError('invalid_argument', { argument: 'days', problem: `must be 1 to ${MOST_DAYS}.` });
  const email = wish.email ? readAddress(wish.email) : null;
  if (email) await demandToken('mail', `${organisationId} ${email}`);
  const { token, hash } = newToken();
  const id = newId('invitation');
  const expiresAt = new Date(Date.now() + days * 86_400_000);
  await forOrganisation(organisationId, async (tx) => {
    if (email && (await tx.member.findFirst({ where: { organisationId, user: { email } } })))
      throw new ColophonError('conflict', { problem: 'That person is a member already.' });
    await tx.invitation.create({
      data: { id, organisationId, email, role, tokenHash: hash, createdBy: actor.userId, expiresAt },
    });
    const body = { invitationId: id, role, by: actor.userId };
    await append(tx, { organisationId, kind: 'member.invited', body });
  });
  const mailed = email !== null && mailWay() !== 'none';
  if (email) mails.invitation(email, actor.organisationName, actor.name, token, days);
  return { id, link: linkTo(`/invitation?token=${token}`), expiresAt, mailed };
}

const PAGE = 100;

/** The newest first. @throws forbidden. */
export function listInvitations(
  actor: Actor,
  page: { cursor?: string | undefined; limit?: number | undefined } = {},
): Promise<{ invitations: InvitationView[]; nextCursor: string | null }> {
  demand(actor, 'members:write');
  const { organisationId } = actor;
  const limit = Math.min(page.limit ?? PAGE, PAGE);
  return forOrganisation(organisationId, async (tx) => {
    const rows = await tx.invitation.findMany({
      where: { organisationId, ...(page.cursor ? { id: { lt: page.cursor } } : {}) },
      orderBy: { id: 'desc' },
      take: limit + 1,
    });
    const invitations = rows.slice(0, limit).map((row) => {
      const { id, email, role, createdAt, expiresAt } = row;
      return { id, email, role, createdAt, expiresAt, state: stateOf(row) };
    });
    return { invitations, nextCursor: rows.length > limit ? (invitations.at(-1)?.id ?? null) : null };
  });
}

function stateOf(row: { acceptedAt: Date | null; withdrawnAt: Date | null; expiresAt: Date }): InvitationView['state'] {
  if (row.acceptedAt) return 'accepted';
  if (row.withdrawnAt) return 'withdrawn';
  return row.expiresAt.getTime() > Date.now() ? 'open' : 'expired';
}

/** @throws forbidden; not_found for one that is foreign, used or withdrawn. */
export async function withdrawInvitation(actor: Actor, id: string): Promise<void> {
  demand(actor, 'members:write');
  const { organisationId } = actor;
  await forOrganisation(organisationId, async (tx) => {
    const { count } = await tx.invitation.updateMany({
      where: { organisationId, id, acceptedAt: null, withdrawnAt: null },
      data: { withdrawnAt: new Date() },
    });
    if (count === 0) throw new ColophonError('not_found', { thing: 'open invitation' });
    const body = { invitationId: id, by: actor.userId };
    await append(tx, { organisationId, kind: 'member.invitation_withdrawn', body });
  });
}

/** What a link invites to, for the page behind it; null when it cannot be accepted any more. */
export function readInvitation(token: string): Promise<OpenInvitation | null> {
  return invitationByToken(hashToken(token));
}

/**
 * Makes the person a member. An invitation by mail is for that address alone.
 * @throws link_expired, also when somebody else was quicker; conflict for a member or another address; rate_limited.
 */
export async function acceptInvitation(person: Person, token: string): Promise<{ organisationId: string }> {
  await demandToken('token', person.userId);
  const invitation = await readInvitation(token);
  if (!invitation) throw new ColophonError('link_expired');
  if (invitation.email !== null && invitation.email !== person.email)
    throw new ColophonError('conflict', {
      problem: 'This invitation is for another address. Sign in with that one, or ask for a link.',
    });
  const { organisationId, id, role } = invitation;
  const { userId } = person;
  try {
    await forOrganisation(organisationId, async (tx) => {
      const { count } = await tx.invitation.updateMany({
        where: { organisationId, id, acceptedAt: null, withdrawnAt: null, expiresAt: { gt: new Date() } },
        data: { acceptedAt: new Date(), acceptedBy: userId },
      });
      if (count === 0) throw new ColophonError('link_expired');
      await tx.member.create({ data: { organisationId, userId, role } });
      await append(tx, { organisationId, kind: 'member.joined', body: { userId, role, invitationId: id } });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new ColophonError(
      'conflict',
      { problem: 'You are a member of this organisation already.' },
      { cause: error },
    );
  }
  return { organisationId };
}
