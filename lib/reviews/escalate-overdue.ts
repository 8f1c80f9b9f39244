import { append } from '../audit-log/index';
import { forOrganisation, overdueCases, type Tx } from '../db/index';

export interface Escalation {
  caseId: string;
  organisationId: string;
  kind: 'review' | 'appeal';
  dueAt: Date;
  /** Admins and owners who may decide it: who asked for it, filed it or took the first decision is not among them. */
  people: { userId: string; email: string; name: string }[];
}

/**
 * Cases whose time has run out: their claim ends, admins and owners are named, and the record keeps that it happened. Each
 * case once, however many workers ask. Answers what there is to tell people.
 */
export async function escalateOverdue(now = new Date()): Promise<Escalation[]> {
  const told: Escalation[] = [];
  for (const { caseId, organisationId } of await overdueCases(now)) {
    const escalation = await forOrganisation(organisationId, (tx) => escalate(tx, organisationId, caseId, now));
    if (escalation) told.push(escalation);
  }
  return told;
}

async function escalate(tx: Tx, organisationId: string, caseId: string, now: Date): Promise<Escalation | null> {
  const { count } = await tx.reviewCase.updateMany({
    where: { id: caseId, status: 'open', escalatedAt: null },
    data: { escalatedAt: now, claimedBy: null, claimedUntil: null },
  });
  if (count === 0) return null;
  const row = await tx.reviewCase.findUniqueOrThrow({
    where: { id: caseId },
    include: { generation: { select: { createdBy: true } } },
  });
  const first = row.appealOf ? await tx.reviewCase.findUnique({ where: { id: row.appealOf } }) : null;
  const involved = [row.generation.createdBy, row.openedBy, first?.decidedBy];
  const members = await tx.member.findMany({
    where: { organisationId, role: { in: ['owner', 'admin'] } },
    include: { user: { select: { email: true, name: true } } },
  });
  const people = members
    .filter(({ userId }) => !involved.includes(userId))
    .map(({ userId, user }) => ({ userId, email: user.email, name: user.name }));
  await append(tx, {
    organisationId,
    kind: 'case.escalated',
    body: { caseId, told: people.map(({ userId }) => userId) },
  });
  return { caseId, organisationId, kind: row.kind, dueAt: row.dueAt, people };
}
