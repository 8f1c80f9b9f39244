import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../lib/accounts/index';
import { verifyChain } from '../../../lib/audit-log/index';
import { balance } from '../../../lib/billing/index';
import { claimGeneration, getGeneration, recordsFor, requestGeneration } from '../../../lib/generations/index';
import { decideCase, listCases } from '../../../lib/reviews/index';
import { useDatabase } from '../../setup/database';
import { aBrand, aModel, anOrganisation, BRIEF } from '../arrange';

const reason = 'I looked at it';
const FINDING = {
  rule: 'safeguards/similarity',
  version: 1,
  status: 'checked' as const,
  triggered: true,
  score: 12,
  threshold: 31,
  items: [{ index: 0, placement: 'instagram-post' }],
  code: 'similarity_match',
  params: { works: 1 },
};

describe('deciding on held items', () => {
  const database = useDatabase();
  let owner: Actor;
  let reviewer: Actor;
  let editor: Actor;
  let preset = '';

  beforeAll(async () => {
    await aModel();
    const organisation = await anOrganisation('reviews', 100n);
    owner = organisation.owner;
    reviewer = await organisation.join('reviewer');
    editor = await organisation.join('editor');
    preset = await aBrand(owner);
  });

  /** A run that got as far as composition, with one item held and the other blocked. */
  async function heldRun(seed: number): Promise<{ id: string; caseId: string }> {
    const { id } = await requestGeneration(editor, { brief: { ...BRIEF, seed }, preset });
    const key = (await claimGeneration(id, 0, 0)) ?? expect.fail('not claimed');
    const records = recordsFor(id, editor.organisationId, key.attempt);
    const { run } = await records.load();
    const [held, blocked] = run.items;
    await records.started('composition');
    const creatives = run.items.map(({ index, placement }) => ({ index, placement, blob: 'ab'.repeat(32) }));
    await records.finished('composition', { output: { creatives }, findings: [FINDING], milliseconds: 5 });
    await records.verdicts([
      { itemId: held?.id ?? '', verdict: 'hold', reasons: [FINDING] },
      { itemId: blocked?.id ?? '', verdict: 'block', reasons: [FINDING] },
    ]);
    await records.settle('settled');
    const open = (await listCases(reviewer)).find((entry) => entry.generationId === id);
    return { id, caseId: open?.id ?? expect.fail('no case was opened') };
  }

  it('a held item opens one case bound to the creative, keeps its credit, and a blocked one gives its credit back', async () => {
    const { id } = await heldRun(1);
    const [entry, ...more] = (await listCases(reviewer)).filter((found) => found.generationId === id);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      status: 'open',
      creativeSha256: 'ab'.repeat(32),
      mayDecide: true,
      placement: 'instagram-post',
    });
    expect(entry?.reasons[0]?.code).toBe('similarity_match');
    const { items, status } = await getGeneration(editor, id);
    expect(status).toBe('settled');
    expect(items.map(({ verdict, credit }) => `${verdict} ${credit}`)).toEqual(['hold held', 'block released']);
  });

  it('approval puts the run back on the queue with the decision in its records', async () => {
    const { id, caseId } = await heldRun(2);
    await decideCase(reviewer, caseId, { decision: 'approve', reason });
    const { status, settledAt } = await getGeneration(editor, id);
    expect({ status, settledAt }).toEqual({ status: 'queued', settledAt: null });
    const key = (await claimGeneration(id, 1, 0)) ?? expect.fail('not claimed');
    const { decisions } = await recordsFor(id, editor.organisationId, key.attempt).load();
    expect(decisions).toMatchObject([{ caseId, decision: 'approve', reviewerRole: 'reviewer' }]);
  });

  it('an approval while the run goes on is not lost when it settles', async () => {
    const { id, caseId } = await heldRun(3);
    await decideCase(reviewer, caseId, { decision: 'approve', reason });
    const key = (await claimGeneration(id, 1, 0)) ?? expect.fail('not claimed');
    const records = recordsFor(id, editor.organisationId, key.attempt);
    await records.settle('settled');
    expect((await getGeneration(editor, id)).status).toBe('queued');
  });

  it('rejection releases the credit, once', async () => {
    const before = await balance(owner);
    const { id, caseId } = await heldRun(4);
    await decideCase(reviewer, caseId, { decision: 'reject', reason });
    expect(await balance(owner)).toEqual(before);
    expect((await getGeneration(editor, id)).items[0]).toMatchObject({ verdict: 'block', credit: 'released' });
    const again = decideCase(owner, caseId, { decision: 'approve', reason });
    await expect(again).rejects.toMatchObject({ code: 'conflict' });
  });

  it('of two reviewers at once one decides', async () => {
    const { caseId } = await heldRun(5);
    const both = await Promise.allSettled(
      [reviewer, owner].map((who) => decideCase(who, caseId, { decision: 'approve', reason })),
    );
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('nobody decides on their own generation while somebody else could, nor without a role or a reason', async () => {
    const { caseId } = await heldRun(6);
    await expect(decideCase(editor, caseId, { decision: 'approve', reason })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(decideCase(reviewer, caseId, { decision: 'approve', reason: ' ' })).rejects.toMatchObject({
      code: 'invalid_argument',
    });
    await database.sql('UPDATE generation SET created_by = $1', [owner.userId]);
    await expect(decideCase(owner, caseId, { decision: 'approve', reason })).rejects.toThrow(/somebody else/);
    expect((await listCases(owner)).find((entry) => entry.id === caseId)?.mayDecide).toBe(false);
    await decideCase(reviewer, caseId, { decision: 'approve', reason });
    await database.sql('UPDATE generation SET created_by = $1', [editor.userId]);
  });

  it('an organisation of one may decide on its own, and the audit log says so', async () => {
    const { owner: alone } = await anOrganisation('alone', 10n);
    const { id } = await requestGeneration(alone, { brief: BRIEF, preset: await aBrand(alone) });
    const key = (await claimGeneration(id, 0, 0)) ?? expect.fail('not claimed');
    const records = recordsFor(id, alone.organisationId, key.attempt);
    const { run } = await records.load();
    await records.finished('composition', {
      output: { creatives: run.items.map(({ index, placement }) => ({ index, placement, blob: 'cd'.repeat(32) })) },
      findings: [],
      milliseconds: 1,
    });
    await records.verdicts(
      run.items.map((item) => ({ itemId: item.id, verdict: 'hold' as const, reasons: [FINDING] })),
    );
    await records.settle('settled');
    const [first] = await listCases(alone);
    await decideCase(alone, first?.id ?? '', { decision: 'approve', reason });
    const [row] = await database.sql(
      `SELECT body->>'ownGeneration' AS own FROM audit_entry WHERE organisation_id = $1 AND kind = 'case.approved'`,
      [alone.organisationId],
    );
    expect(row?.own).toBe('true');
    expect(await verifyChain(alone.organisationId)).toMatchObject({ intact: true });
  });

  it('the audit chain notices an entry that was changed', async () => {
    const [entry] = await database.sql<{ seq: string }>(
      'SELECT min(seq) AS seq FROM audit_entry WHERE organisation_id = $1',
      [owner.organisationId],
    );
    expect(await verifyChain(owner.organisationId)).toMatchObject({ intact: true });
    await database.sql('ALTER TABLE audit_entry DISABLE TRIGGER USER');
    await database.sql(`UPDATE audit_entry SET body = '{}' WHERE organisation_id = $1 AND seq = $2`, [
      owner.organisationId,
      entry?.seq,
    ]);
    expect(await verifyChain(owner.organisationId)).toEqual({ intact: false, brokenAt: BigInt(entry?.seq ?? 0) });
  });
});
