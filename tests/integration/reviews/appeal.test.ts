import { beforeAll, describe, expect, it } from 'vitest';
import { balance } from '../../../lib/billing/index';
import {
  claimGeneration,
  deliveriesFor,
  getGeneration,
  recordsFor,
  watermarkIdsFor,
} from '../../../lib/generations/index';
import type { Delivery, Item } from '../../../lib/pipeline/stage';
import { decideCase, fileAppeal, getAppeal, getCase, listAppeals, listCases } from '../../../lib/reviews/index';
import { useDatabase } from '../../setup/database';
import { BROKEN, CURE, type Desk, openDesk, SIMILAR } from './desk';

const reason = 'I looked at it';
const statement = 'This is our own picture, and we hold the rights.';
const approve = { decision: 'approve', reason } as const;
const reject = { decision: 'reject', reason } as const;

describe('appealing', () => {
  const database = useDatabase();
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk('appeals');
  });

  const ledger = (itemId: string) =>
    database.sql<{ kind: string; round: number }>(
      'SELECT kind::text AS kind, round FROM ledger_entry WHERE item_id = $1 ORDER BY round, id',
      [itemId],
    );

  async function rejected(seed: number) {
    const run = await desk.heldRun(seed);
    await decideCase(desk.reviewer, run.caseId, reject);
    return run;
  }

  /** Delivers as a worker would after provenance. */
  async function deliver(id: string, itemId: string, attempt: number): Promise<Delivery> {
    const key = (await claimGeneration(id, attempt, 0)) ?? expect.fail('not claimed');
    const { run } = await recordsFor(id, desk.editor.organisationId, key.attempt).load();
    const item: Item = run.items.find((entry) => entry.id === itemId) ?? expect.fail('no item');
    const hash = 'ef'.repeat(32);
    const hashes = { sha256: hash, reportSha256: hash, receiptSha256: hash, previewSha256: hash, fingerprint: hash };
    const size = { width: 10, height: 10, bytes: 20, mediaType: 'image/jpeg' };
    const watermarkId = await watermarkIdsFor(key).allot(item.id, 'w1');
    const given = { item, ...hashes, ...size, watermarkId, watermarkKeyId: 'w1', manifestLabel: 'urn:x' };
    await deliveriesFor(key).record(given);
    await recordsFor(id, desk.editor.organisationId, key.attempt).settle('settled');
    return given;
  }

  it('a rejection goes to another reviewer than the first, who overturns it; the item is sold once', async () => {
    const before = await balance(desk.owner);
    const { id, caseId: first, held } = await rejected(1);
    expect(await balance(desk.owner)).toEqual(before);
    const { caseId, creditsHeld, dueAt } = await fileAppeal(desk.editor, { generationId: id, itemId: held, statement });
    expect(creditsHeld).toBe(1);
    expect(dueAt.getTime()).toBeGreaterThan(Date.now() + 71 * 3_600_000);
    expect(await balance(desk.owner)).toEqual({ available: before.available - 1n, held: before.held + 1n });
    expect((await getCase(desk.second, caseId)).first).toMatchObject({ role: 'reviewer', reason });
    await expect(decideCase(desk.reviewer, caseId, approve)).rejects.toThrow(/another reviewer has to look/);
    await decideCase(desk.second, caseId, approve);

    await deliver(id, held, 1);
    expect(await balance(desk.owner)).toEqual({ available: before.available - 1n, held: before.held });
    expect(await ledger(held)).toEqual([
      { kind: 'hold', round: 0 },
      { kind: 'release', round: 0 },
      { kind: 'hold', round: 1 },
      { kind: 'capture', round: 1 },
    ]);
    const twice = database.sql(
      `INSERT INTO ledger_entry (id, organisation_id, kind, amount, generation_id, item_id, round)
       SELECT 'led_x', organisation_id, 'capture', 1, generation_id, id, 9 FROM item WHERE id = $1`,
      [held],
    );
    await expect(twice, 'the database sells no item twice, in whatever round').rejects.toThrow(
      /ledger_entry_one_capture/,
    );
    expect(await getAppeal(desk.editor, caseId)).toMatchObject({ status: 'approved', reason, decidedRole: 'reviewer' });
    expect((await getCase(desk.second, first)).status).toBe('rejected');
  });

  it('upheld gives the credit back, tells why, and is final', async () => {
    const { id, held } = await rejected(2);
    const before = await balance(desk.owner);
    const { caseId } = await fileAppeal(desk.editor, { generationId: id, itemId: held, statement });
    await decideCase(desk.second, caseId, reject);
    expect(await balance(desk.owner)).toEqual(before);
    const [item] = (await getGeneration(desk.editor, id)).items;
    expect(item).toMatchObject({ verdict: 'block', credit: 'released' });
    expect(item?.reasons.at(-1)).toMatchObject({ code: 'review_upheld', words: expect.stringContaining(reason) });
    await expect(fileAppeal(desk.editor, { generationId: id, itemId: held, statement })).rejects.toThrow(/final/);
  });

  it('a block by a rule alone is appealed for its very picture, and lifts that rule only', async () => {
    const { id, blocked } = await desk.heldRun(3);
    const { caseId } = await fileAppeal(desk.editor, { generationId: id, itemId: blocked, statement });
    expect(await getCase(desk.second, caseId)).toMatchObject({
      subject: 'creative',
      creativeSha256: 'cd'.repeat(32),
      rules: [{ rule: BROKEN.rule, version: BROKEN.version }],
      first: null,
    });
    await decideCase(desk.reviewer, caseId, approve);
    const key = (await claimGeneration(id, 1, 0)) ?? expect.fail('not claimed');
    const { decisions } = await recordsFor(id, desk.editor.organisationId, key.attempt).load();
    expect(decisions).toMatchObject([{ itemId: blocked, kind: 'appeal', rules: [{ rule: BROKEN.rule }] }]);
  });

  it('a brief that policy stopped may run once, under an exception bound to its hash', async () => {
    const { id, items } = await desk.blockedBrief(4);
    const before = await balance(desk.owner);
    const { caseId, creditsHeld } = await fileAppeal(desk.editor, { generationId: id, statement });
    expect(creditsHeld).toBe(items.length);
    const found = await getCase(desk.reviewer, caseId);
    expect(found).toMatchObject({
      subject: 'brief',
      itemId: null,
      rules: [{ rule: CURE.rule, version: CURE.version }],
    });
    expect(found.creativeSha256).toMatch(/^[0-9a-f]{64}$/);
    await decideCase(desk.reviewer, caseId, approve);
    expect((await getGeneration(desk.editor, id)).status).toBe('queued');
    expect((await balance(desk.owner)).held).toBe(before.held + BigInt(items.length));
    const [row] = await database.sql<{ step: string }>('SELECT step FROM generation WHERE id = $1', [id]);
    expect(row?.step).toBe('generation');
    const key = (await claimGeneration(id, 1, 0)) ?? expect.fail('not claimed');
    const records = recordsFor(id, desk.editor.organisationId, key.attempt);
    const { decisions } = await records.load();
    expect(decisions.map(({ itemId, subject }) => `${itemId} ${subject}`).sort()).toEqual(
      items.map((item) => `${item} brief`).sort(),
    );
    const again = await desk.blockedBrief(4);
    const other = await recordsFor(again.id, desk.editor.organisationId, 1).load();
    expect(other.decisions, 'the same words in another brief are judged anew').toEqual([]);
    await records.settle('cancelled');
  });

  it('nobody decides on their own appeal, generation or first decision, in whatever role', async () => {
    const { id, held } = await rejected(5);
    const byOwner = await fileAppeal(desk.owner, { generationId: id, itemId: held, statement });
    await expect(decideCase(desk.owner, byOwner.caseId, approve)).rejects.toThrow(/You filed this appeal/);
    await expect(decideCase(desk.reviewer, byOwner.caseId, approve)).rejects.toThrow(/another reviewer/);
    expect(
      (await listCases(desk.owner, { limit: 100 })).cases.find((entry) => entry.id === byOwner.caseId)?.hindrance?.code,
    ).toBe('filed');
    const own = await desk.blockedBrief(6, desk.owner);
    const filed = await fileAppeal(desk.editor, { generationId: own.id, statement });
    await expect(decideCase(desk.owner, filed.caseId, approve)).rejects.toThrow(/You asked for this generation/);
    for (const { caseId } of [byOwner, filed]) {
      const past = database.sql(
        `UPDATE review_case SET status = 'approved', reason = 'x', decided_by = $2, decided_at = now() WHERE id = $1`,
        [caseId, desk.owner.userId],
      );
      await expect(past).rejects.toThrow(/nobody decides on their own/);
    }
  });

  it('a run that goes on for a sibling neither judges an item under appeal nor gives its credit back', async () => {
    const { id, caseId, blocked } = await desk.heldRun(7);
    await fileAppeal(desk.editor, { generationId: id, itemId: blocked, statement });
    await decideCase(desk.reviewer, caseId, approve);
    const key = (await claimGeneration(id, 1, 0)) ?? expect.fail('not claimed');
    const records = recordsFor(id, desk.editor.organisationId, key.attempt);
    await records.verdicts([{ itemId: blocked, verdict: 'block', reasons: [BROKEN] }]);
    await records.settle('cancelled');
    const item = (await getGeneration(desk.editor, id)).items.find((entry) => entry.id === blocked);
    expect(item).toMatchObject({ verdict: 'hold', credit: 'held' });
  });

  it('refuses with one sentence what cannot be appealed', async () => {
    const { id, held, blocked } = await desk.heldRun(8);
    const file = (input: object) => fileAppeal(desk.editor, { generationId: id, statement, ...input });
    await expect(file({ itemId: held })).rejects.toMatchObject({ code: 'conflict' });
    await expect(file({ itemId: 'itm_none' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(file({ itemId: blocked, statement: 'no' })).rejects.toThrow(/10 to 2,000/);
    await expect(fileAppeal(desk.stranger, { generationId: id, itemId: blocked, statement })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(fileAppeal(desk.reviewer, { generationId: id, itemId: blocked, statement })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const all = await Promise.allSettled([1, 2, 3].map(() => file({ itemId: blocked })));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const final = await desk.blockedBrief(9, desk.editor, {
      ...CURE,
      rule: 'policy/minors-sexual',
      code: 'policy_minors_sexual',
    });
    await expect(fileAppeal(desk.editor, { generationId: final.id, statement })).rejects.toThrow(/cannot be lifted/);
  });

  it('is refused while there is no credit to hold', async () => {
    const poor = await openDesk('poor', 2n);
    const { id, caseId, held } = await poor.heldRun(1);
    await decideCase(poor.reviewer, caseId, reject);
    await database.sql(
      `INSERT INTO ledger_entry (id, organisation_id, kind, amount, generation_id, item_id, round)
       SELECT 'led_y', organisation_id, 'hold', 2, generation_id, id, 7 FROM item WHERE id = $1`,
      [held],
    );
    const filing = fileAppeal(poor.editor, { generationId: id, itemId: held, statement });
    await expect(filing).rejects.toMatchObject({ code: 'insufficient_credits' });
    expect(await listAppeals(poor.editor)).toEqual([]);
  });

  it('the customer sees their appeals and never who decides', async () => {
    const appeals = await listAppeals(desk.editor);
    expect(appeals.length).toBeGreaterThan(4);
    expect(JSON.stringify(appeals)).not.toContain(desk.second.userId);
    expect(await listAppeals(desk.stranger)).toEqual([]);
  });

  it('the evidence of a held case names the check that held it', async () => {
    const { caseId } = await desk.heldRun(11);
    expect((await getCase(desk.reviewer, caseId)).evidence.map(({ rule }) => rule)).toContain(SIMILAR.rule);
  });
});
