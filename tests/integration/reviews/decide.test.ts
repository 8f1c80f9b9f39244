import { beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from '../../../lib/audit-log/index';
import { balance } from '../../../lib/billing/index';
import { claimGeneration, getGeneration, recordsFor } from '../../../lib/generations/index';
import { claimCase, decideCase, getCase, listCases, unclaimCase } from '../../../lib/reviews/index';
import { useDatabase } from '../../setup/database';
import { type Desk, openDesk } from './desk';

const reason = 'I looked at it';
const approve = { decision: 'approve', reason } as const;

describe('deciding on held items', () => {
  const database = useDatabase();
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk('reviews');
  });

  it('a held item opens one case bound to the creative, keeps its credit, and a blocked one gives its credit back', async () => {
    const { id } = await desk.heldRun(1);
    const { cases } = await listCases(desk.reviewer);
    const [entry, ...more] = cases.filter((found) => found.generationId === id);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      status: 'open',
      kind: 'review',
      subject: 'creative',
      creativeSha256: 'ab'.repeat(32),
      rules: [{ rule: 'safeguards/similarity', version: 1 }],
      mayDecide: true,
      placement: 'instagram-post',
      overdue: false,
    });
    expect(entry?.reasons[0]?.code).toBe('similarity_match');
    const { items, status } = await getGeneration(desk.editor, id);
    expect(status).toBe('settled');
    expect(items.map(({ verdict, credit }) => `${verdict} ${credit}`)).toEqual(['hold held', 'block released']);
  });

  it('the evidence shows every number against its threshold', async () => {
    const { caseId } = await desk.heldRun(9);
    const { evidence } = await getCase(desk.reviewer, caseId);
    expect(evidence[0]).toMatchObject({ rule: 'safeguards/similarity', triggered: true, score: 12, threshold: 31 });
  });

  it('approval puts the run back on the queue with the decision in its records', async () => {
    const { id, caseId } = await desk.heldRun(2);
    await decideCase(desk.reviewer, caseId, approve);
    const { status, settledAt } = await getGeneration(desk.editor, id);
    expect({ status, settledAt }).toEqual({ status: 'queued', settledAt: null });
    const key = (await claimGeneration(id, 1, 0)) ?? expect.fail('not claimed');
    const { decisions } = await recordsFor(id, desk.editor.organisationId, key.attempt).load();
    const bound = { subject: 'creative', subjectSha256: 'ab'.repeat(32), reason };
    expect(decisions).toMatchObject([{ caseId, decision: 'approve', reviewerRole: 'reviewer', ...bound }]);
  });

  it('an approval while the run goes on is not lost when it settles', async () => {
    const { id, caseId } = await desk.heldRun(3);
    await decideCase(desk.reviewer, caseId, approve);
    const key = (await claimGeneration(id, 1, 0)) ?? expect.fail('not claimed');
    await recordsFor(id, desk.editor.organisationId, key.attempt).settle('settled');
    expect((await getGeneration(desk.editor, id)).status).toBe('queued');
  });

  it('rejection releases the credit, once, and tells the customer why', async () => {
    const before = await balance(desk.owner);
    const { id, caseId } = await desk.heldRun(4);
    await decideCase(desk.reviewer, caseId, { decision: 'reject', reason });
    expect(await balance(desk.owner)).toEqual(before);
    const [item] = (await getGeneration(desk.editor, id)).items;
    expect(item).toMatchObject({ verdict: 'block', credit: 'released' });
    expect(item?.reasons.map(({ words }) => words).join(' ')).toContain(reason);
    await expect(decideCase(desk.owner, caseId, approve)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('of eight decisions at once one counts', async () => {
    const { caseId } = await desk.heldRun(5);
    const people = [desk.reviewer, desk.owner, desk.second, desk.reviewer];
    const all = await Promise.allSettled(
      [...people, ...people].map((who, at) =>
        decideCase(who, caseId, { decision: at % 2 ? 'approve' : 'reject', reason }),
      ),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [row] = await database.sql(
      `SELECT count(*)::int AS n FROM audit_entry WHERE kind LIKE 'case.%' AND body->>'caseId' = $1`,
      [caseId],
    );
    expect(row?.n).toBe(1);
  });

  it('a case that somebody has taken is nobody else’s until its time is over or it is let go', async () => {
    const { caseId } = await desk.heldRun(6);
    const now = new Date();
    await claimCase(desk.reviewer, caseId, now);
    expect((await getCase(desk.second, caseId)).hindrance).toMatchObject({ code: 'claimed' });
    await expect(claimCase(desk.second, caseId, now)).rejects.toThrow(/is looking at this case/);
    await expect(decideCase(desk.second, caseId, approve, now)).rejects.toMatchObject({ code: 'conflict' });
    await unclaimCase(desk.second, caseId);
    await expect(claimCase(desk.second, caseId, now)).rejects.toMatchObject({ code: 'conflict' });
    const later = new Date(now.getTime() + 16 * 60_000);
    await claimCase(desk.second, caseId, later);
    await unclaimCase(desk.second, caseId);
    await decideCase(desk.reviewer, caseId, approve, later);
  });

  it('of many who take a case at once one has it', async () => {
    const { caseId } = await desk.heldRun(7);
    const all = await Promise.allSettled([desk.reviewer, desk.second, desk.owner].map((who) => claimCase(who, caseId)));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('nobody decides without a role or a reason, and a stranger’s case is no case', async () => {
    const { caseId } = await desk.heldRun(8);
    await expect(decideCase(desk.editor, caseId, approve)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(decideCase(desk.reviewer, caseId, { decision: 'approve', reason: ' ' })).rejects.toMatchObject({
      code: 'invalid_argument',
    });
    const acts = [
      () => decideCase(desk.stranger, caseId, approve),
      () => claimCase(desk.stranger, caseId),
      () => getCase(desk.stranger, caseId),
    ];
    for (const act of acts) await expect(act()).rejects.toMatchObject({ code: 'not_found' });
  });

  it('nobody decides on their own generation, also when nobody else could, and is told the way out', async () => {
    const { caseId } = await desk.heldRun(10, desk.owner);
    expect(await getCase(desk.owner, caseId)).toMatchObject({ mayDecide: false, hindrance: { code: 'own' } });
    await expect(claimCase(desk.owner, caseId)).rejects.toMatchObject({ code: 'conflict' });
    await expect(decideCase(desk.owner, caseId, approve)).rejects.toThrow(/Invite a second reviewer/);
    await database.sql('DELETE FROM member WHERE organisation_id = $1 AND user_id <> $2', [
      desk.owner.organisationId,
      desk.owner.userId,
    ]);
    await expect(decideCase(desk.owner, caseId, approve)).rejects.toThrow(/Invite a second reviewer/);
    const past = database.sql(
      `UPDATE review_case SET status = 'approved', reason = 'x', decided_by = $2, decided_at = now(), claimed_by = NULL,
        claimed_until = NULL WHERE id = $1`,
      [caseId, desk.owner.userId],
    );
    await expect(past, 'the database refuses it too, whoever asks').rejects.toThrow(/nobody decides on their own/);
  });

  it('the audit chain notices an entry that was changed', async () => {
    const { organisationId } = desk.owner;
    const [entry] = await database.sql<{ seq: string }>(
      'SELECT min(seq) AS seq FROM audit_entry WHERE organisation_id = $1',
      [organisationId],
    );
    expect(await verifyChain(organisationId)).toMatchObject({ intact: true });
    await database.sql('ALTER TABLE audit_entry DISABLE TRIGGER USER');
    await database.sql(`UPDATE audit_entry SET body = '{}' WHERE organisation_id = $1 AND seq = $2`, [
      organisationId,
      entry?.seq,
    ]);
    expect(await verifyChain(organisationId)).toEqual({ intact: false, brokenAt: BigInt(entry?.seq ?? 0) });
  });
});
