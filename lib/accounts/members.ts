import { append } from '../audit-log/index';
import { forOrganisation, isOwnerlessViolation, type Tx } from '../db/index';
import { ColophonError } from '../errors/index';
import type { Actor, Role } from './actor';
import { demand } from './permissions';

export interface MemberView {
  userId: string;
  name: string;
  email: string;
  role: Role;
  /** Credits a calendar month (UTC); null means no limit but the balance. */
  monthlyQuota: number | null;
  /** Credits reserved or spent since the month began; what was released does not count. */
  usedThisMonth: number;
  joinedAt: Date;
}

const PAGE = 100;

/** By name, up to `limit` (100 at most); `cursor` is the last answer's `nextCursor`. @throws forbidden. */
export function listMembers(
  actor: Actor,
  page: { cursor?: string | undefined; limit?: number | undefined } = {},
): Promise<{ members: MemberView[]; nextCursor: string | null }> {
  demand(actor, 'members:read');
  const { organisationId } = actor;
  const limit = Math.min(page.limit ?? PAGE, PAGE);
  return forOrganisation(organisationId, async (tx) => {
    const rows = await tx.member.findMany({
      where: { organisationId, ...(page.cursor ? { userId: { gt: page.cursor } } : {}) },
      include: { user: { select: { name: true, email: true } } },
      orderBy: { userId: 'asc' },
      take: limit + 1,
    });
    const used = await usedByMember(tx, organisationId);
    const members = rows.slice(0, limit).map(({ userId, role, monthlyQuota, createdAt, user }) => ({
      userId,
      ...user,
      role,
      monthlyQuota,
      usedThisMonth: used.get(userId) ?? 0,
      joinedAt: createdAt,
    }));
    return { members, nextCursor: rows.length > limit ? (members.at(-1)?.userId ?? null) : null };
  });
}

async function usedByMember(tx: Tx, organisationId: string): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ user_id: string; used: bigint }[]>`
    SELECT generation.created_by AS user_id,
      sum(CASE entry.kind WHEN 'hold' THEN entry.amount ELSE -entry.amount END)::bigint AS used
    FROM ledger_entry entry JOIN generation ON generation.id = entry.generation_id
    WHERE entry.organisation_id = ${organisationId} AND entry.kind IN ('hold', 'release')
      AND generation.created_at >= date_trunc('month', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'
    GROUP BY 1`;
  return new Map(rows.map(({ user_id, used }) => [user_id, Number(used)]));
}

/** The person of this id or address in this organisation. @throws not_found, the same for somebody elsewhere as for nobody. */
async function memberOf(tx: Tx, organisationId: string, who: string) {
  const user = { OR: [{ id: who }, { email: who.trim().toLowerCase() }] };
  const found = await tx.member.findFirst({ where: { organisationId, user } });
  if (!found) throw new ColophonError('not_found', { thing: 'member' });
  return found;
}

/** Admins manage everybody but owners. @throws forbidden. */
function demandOver(actor: Actor, role: Role): void {
  if (role === 'owner' && actor.role !== 'owner') throw new ColophonError('forbidden', { role: actor.role });
}

/** @param who id or address. @throws forbidden, not_found, conflict for the last owner, invalid_argument for `owner`. */
export async function changeRole(actor: Actor, who: string, role: Role): Promise<void> {
  demand(actor, 'members:write');
  if (role === 'owner')
    throw new ColophonError('invalid_argument', {
      argument: 'role',
      problem: 'owner is given by transferring the organisation.',
    });
  await keepingAnOwner(() =>
    forOrganisation(actor.organisationId, async (tx) => {
      const { organisationId, userId, role: before } = await memberOf(tx, actor.organisationId, who);
      demandOver(actor, before);
      if (before === role) return;
      await tx.member.update({ where: { organisationId_userId: { organisationId, userId } }, data: { role } });
      const body = { userId, from: before, to: role, by: actor.userId };
      await append(tx, { organisationId, kind: 'member.role_changed', body });
    }),
  );
}

/** Also how somebody leaves by themselves, which needs no permission. @throws forbidden, not_found, conflict for the last owner. */
export async function removeMember(actor: Actor, who: string): Promise<void> {
  await keepingAnOwner(() =>
    forOrganisation(actor.organisationId, async (tx) => {
      const self = who === actor.userId;
      if (!self) demand(actor, 'members:write');
      const { organisationId, userId, role } = await memberOf(tx, actor.organisationId, who);
      demandOver(actor, role);
      const others = await tx.member.count({ where: { organisationId, userId: { not: userId } } });
      if (others === 0)
        throw new ColophonError('conflict', { problem: 'The last member cannot leave. Delete the account instead.' });
      await tx.member.delete({ where: { organisationId_userId: { organisationId, userId } } });
      const body = { userId, role, by: actor.userId };
      await append(tx, { organisationId, kind: self ? 'member.left' : 'member.removed', body });
    }),
  );
}

/** Makes this member the one owner, and whoever owned before an admin, in one act. @throws forbidden, not_found, invalid_argument. */
export async function transferOwnership(actor: Actor, who: string): Promise<void> {
  demand(actor, 'organisation:transfer');
  await forOrganisation(actor.organisationId, async (tx) => {
    const { organisationId, userId } = await memberOf(tx, actor.organisationId, who);
    if (userId === actor.userId)
      throw new ColophonError('invalid_argument', { argument: 'member', problem: 'is the owner already.' });
    const at = (id: string) => ({ organisationId_userId: { organisationId, userId: id } });
    // The new owner first: at no moment is there none.
    await tx.member.update({ where: at(userId), data: { role: 'owner', monthlyQuota: null } });
    await tx.member.updateMany({
      where: { organisationId, role: 'owner', userId: { not: userId } },
      data: { role: 'admin' },
    });
    const body = { from: actor.userId, to: userId };
    await append(tx, { organisationId, kind: 'organisation.transferred', body });
  });
}

/** @param quota credits a calendar month, 0 to 1 000 000; null lifts the limit. @throws forbidden, not_found, invalid_argument. */
export async function setQuota(actor: Actor, who: string, quota: number | null): Promise<void> {
  demand(actor, 'members:write');
  if (quota !== null && !(Number.isInteger(quota) && quota >= 0 && quota <= 1_000_000))
    throw new ColophonError('invalid_argument', {
      argument: 'quota',
      problem: 'must be a whole number of credits from 0 to 1 000 000, or none.',
    });
  await forOrganisation(actor.organisationId, async (tx) => {
    const { organisationId, userId, role } = await memberOf(tx, actor.organisationId, who);
    demandOver(actor, role);
    await tx.member.update({
      where: { organisationId_userId: { organisationId, userId } },
      data: { monthlyQuota: quota },
    });
    const body = { userId, quota, by: actor.userId };
    await append(tx, { organisationId, kind: 'member.quota_changed', body });
  });
}

async function keepingAnOwner(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isOwnerlessViolation(error)) throw error;
    throw new ColophonError(
      'conflict',
      { problem: 'An organisation keeps an owner. Transfer it to somebody first.' },
      { cause: error },
    );
  }
}
