import { beforeAll, describe, expect, it } from 'vitest';
import {
  claimCase,
  decideCase,
  escalateOverdue,
  fileAppeal,
  getCase,
  listCases,
  publicRates,
} from '../../../lib/reviews/index';
import { useDatabase } from '../../setup/database';
import { type Desk, openDesk } from './desk';

const HOUR_MS = 3_600_000;
const approve = { decision: 'approve', reason: 'looks right' } as const;
const reject = { decision: 'reject', reason: 'too close' } as const;

describe('clocks', () => {
  const database = useDatabase();
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk('clocks');
  });

  it('a case past its time is escalated once: its claim ends and those admins and owners are named who may decide', async () => {
    const { caseId } = await desk.heldRun(1, desk.owner);
    const { dueAt } = await getCase(desk.reviewer, caseId);
    expect(Math.round((dueAt.getTime() - Date.now()) / HOUR_MS)).toBe(24);
    await claimCase(desk.reviewer, caseId);
    expect(await escalateOverdue(new Date(dueAt.getTime() - 1))).toEqual([]);
    const late = new Date(dueAt.getTime() + 1);
    expect((await getCase(desk.reviewer, caseId, late)).overdue).toBe(true);
    const all = (await Promise.all([1, 2, 3].map(() => escalateOverdue(late)))).flat();
    expect(all, 'once, however many workers ask').toHaveLength(1);
    expect(all[0], 'the only owner asked for it, so is not asked to decide it').toMatchObject({ caseId, people: [] });
    expect(await getCase(desk.second, caseId, late)).toMatchObject({
      mayDecide: true,
      claimedUntil: null,
      escalatedAt: late,
    });
    const [row] = await database.sql(`SELECT body->>'caseId' AS id FROM audit_entry WHERE kind = 'case.escalated'`);
    expect(row?.id).toBe(caseId);
    await decideCase(desk.second, caseId, approve, late);
  });

  it('of an appeal, too, and whoever took the first decision is not told to decide again', async () => {
    const { id, caseId, held } = await desk.heldRun(2);
    await decideCase(desk.reviewer, caseId, reject);
    const statement = 'We hold the rights to this picture.';
    const filed = await fileAppeal(desk.editor, { generationId: id, itemId: held, statement });
    const late = new Date(filed.dueAt.getTime() + 1);
    const told = (await escalateOverdue(late)).find((entry) => entry.caseId === filed.caseId);
    expect(told?.people.map(({ userId }) => userId)).toEqual([desk.owner.userId]);
  });

  it('lists the most urgent first, in pages that lose and repeat nothing', async () => {
    for (const seed of [3, 4, 5]) await desk.heldRun(seed);
    const whole = (await listCases(desk.owner, { limit: 100 })).cases;
    expect(whole.length).toBeGreaterThanOrEqual(4);
    expect(whole.map(({ dueAt }) => dueAt.getTime())).toEqual(
      whole.map(({ dueAt }) => dueAt.getTime()).sort((a, b) => a - b),
    );
    const paged: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await listCases(desk.owner, { limit: 2, cursor });
      paged.push(...page.cases.map(({ id }) => id));
      if (!page.next) break;
      cursor = page.next;
    }
    expect(paged).toEqual(whole.map(({ id }) => id));
    await expect(listCases(desk.owner, { cursor: 'x' })).rejects.toMatchObject({ code: 'invalid_argument' });
    expect((await listCases(desk.stranger)).cases).toEqual([]);
  });
});

describe('overturn rates in public', () => {
  const database = useDatabase();

  /** Decided cases as they would be after months: `each` per organisation, the first `overturned` of them approved. */
  async function history(
    rule: string,
    organisations: readonly string[],
    each: readonly number[],
    overturned: number,
  ): Promise<void> {
    for (const [at, organisation] of organisations.entries())
      for (let index = 0; index < (each[at] ?? 0); index += 1) {
        const name = `${rule.replace('/', '_')}_${at}_${index}`;
        await database.sql(
          `WITH g AS (INSERT INTO generation (id, organisation_id, created_by, preset_version_id, status, brief, preset, engine, body_hash)
             SELECT $1, organisation_id, 'usr_x', id, 'settled', '{}', '{}', 'house', 'x' FROM preset_version WHERE organisation_id = $2 LIMIT 1),
           i AS (INSERT INTO item (id, organisation_id, generation_id, index, placement, asset_id) VALUES ($1, $2, $1, 0, 'p', $1))
           INSERT INTO review_case (id, organisation_id, item_id, generation_id, status, creative_sha256, rules, reason, decided_by, decided_at)
             VALUES ($1, $2, $1, $1, $3::case_status, repeat('a', 64), $4, 'x', 'usr_y', '2026-01-15')`,
          [name, organisation, index < overturned ? 'approved' : 'rejected', JSON.stringify([{ rule, version: 1 }])],
        );
      }
  }

  it('never show counts that could tell of one organisation, and say how sure the others are', async () => {
    const organisations: string[] = [];
    for (const slug of ['one', 'two', 'three']) {
      const desk = await openDesk(slug);
      organisations.push(desk.owner.organisationId);
    }
    await history('safeguards/similarity', organisations, [12, 12, 12], 6);
    await history('safeguards/few', organisations, [9, 9, 9], 3);
    await history('safeguards/two-only', organisations, [40, 40, 0], 3);
    await history('safeguards/one-rules', organisations, [98, 1, 1], 1);
    const { rates } = await publicRates(new Date('2026-02-01T12:00:00Z'));
    const of = (rule: string) => rates.find((entry) => entry.rule === rule)?.published;
    expect(of('safeguards/similarity')).toMatchObject({ decided: 36, overturned: 18, rate: 0.5 });
    expect(of('safeguards/similarity')?.low).toBeCloseTo(0.345, 2);
    expect(of('safeguards/similarity')?.high).toBeCloseTo(0.655, 2);
    for (const rule of ['few', 'two-only', 'one-rules']) expect([rule, of(`safeguards/${rule}`)]).toEqual([rule, null]);
    expect((await publicRates(new Date('2026-01-15T00:00:01Z'))).rates, 'nothing of the day itself').toEqual([]);
  }, 600_000);
});
