import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../lib/accounts/index';
import { balance, capture, hold, release } from '../../../lib/billing/index';
import { forOrganisation, type Tx } from '../../../lib/db/index';
import { getGeneration, preflight, registerModel, requestGeneration } from '../../../lib/generations/index';
import { useDatabase } from '../../setup/database';
import { aBrand, aModel, anOrganisation, BRIEF, MODEL } from '../arrange';

const DRAFT = { component: 'draft', timestep: 1000 };

describe('credits', () => {
  const database = useDatabase();
  let preset = '';
  let owner: Actor;
  beforeAll(async () => {
    await aModel();
    ({ owner } = await anOrganisation('ledger', 6n));
    preset = await aBrand(owner);
  });
  const inOwn = <T>(work: (tx: Tx) => Promise<T>) => forOrganisation(owner.organisationId, work);

  it('are never overdrawn, however many requests come at once', async () => {
    const wanted = Array.from({ length: 12 }, (_, seed) =>
      requestGeneration(owner, { brief: { ...BRIEF, seed }, preset }).then(
        () => 'accepted',
        (error: { code: string }) => error.code,
      ),
    );
    const answers = await Promise.all(wanted);
    expect(answers.filter((answer) => answer === 'accepted')).toHaveLength(3);
    expect(answers.filter((answer) => answer === 'insufficient_credits')).toHaveLength(9);
    expect(await balance(owner)).toEqual({ available: 0n, held: 6n });
  });

  it('leave no generation behind when there are not enough', async () => {
    const rows = await database.sql('SELECT id FROM generation');
    expect(rows).toHaveLength(3);
  });

  it('are captured or released once, whoever comes second', async () => {
    const [row] = await database.sql<{ id: string; generation_id: string }>(
      'SELECT id, generation_id FROM item LIMIT 1',
    );
    const item = {
      organisationId: owner.organisationId,
      generationId: row?.generation_id ?? '',
      itemId: row?.id ?? '',
    };
    const ends = await Promise.all([capture, release, capture, release].map((end) => inOwn((tx) => end(tx, item))));
    expect(ends.filter(Boolean)).toHaveLength(1);
    expect((await balance(owner)).held).toBe(5n);
  });

  it('cannot be held twice for one item', async () => {
    const [row] = await database.sql<{ id: string; generation_id: string }>(
      'SELECT id, generation_id FROM item LIMIT 1',
    );
    await database.sql(
      `INSERT INTO ledger_entry (id, organisation_id, kind, amount) VALUES ('led_more', $1, 'grant', 5)`,
      [owner.organisationId],
    );
    const again = {
      organisationId: owner.organisationId,
      generationId: row?.generation_id ?? '',
      itemIds: [row?.id ?? ''],
      each: 1n,
    };
    await expect(inOwn((tx) => hold(tx, again))).rejects.toThrow();
  });

  it('are not needed for a draft, whose items are closed like any other', async () => {
    const { owner: poor } = await anOrganisation('poor', 0n);
    const brand = await aBrand(poor);
    await registerModel({ ...MODEL, files: [{ path: 'draft/model.onnx', bytes: 1, sha256: '' }], draft: DRAFT });
    const brief = { ...BRIEF, draft: true };
    expect((await preflight(poor, { brief, preset: brand })).price).toBe(0n);
    const { id } = await requestGeneration(poor, { brief, preset: brand });
    await expect(requestGeneration(poor, { brief: BRIEF, preset: brand })).rejects.toMatchObject({
      code: 'insufficient_credits',
    });
    const [item] = (await getGeneration(poor, id)).items;
    const held = { organisationId: poor.organisationId, generationId: id, itemId: item?.id ?? '' };
    const ends = [capture, release].map((end) => forOrganisation(poor.organisationId, (tx) => end(tx, held)));
    expect((await Promise.all(ends)).filter(Boolean)).toHaveLength(1);
    expect(await balance(poor)).toEqual({ available: 0n, held: 0n });
    const entries = await database.sql('SELECT amount FROM ledger_entry WHERE generation_id = $1', [id]);
    expect(entries.map(({ amount }) => Number(amount))).toEqual([0, 0, 0]);
    await aModel();
  });

  it('are never granted as nothing', async () => {
    const nothing = database.sql(
      `INSERT INTO ledger_entry (id, organisation_id, kind, amount) VALUES ('led_none', $1, 'grant', 0)`,
      [owner.organisationId],
    );
    await expect(nothing).rejects.toThrow(/ledger_entry_check/);
  });

  it('show to their own organisation only', async () => {
    const { owner: stranger } = await anOrganisation('stranger', 1n);
    expect(await balance(stranger)).toEqual({ available: 1n, held: 0n });
    const [row] = await database.sql<{ id: string }>('SELECT id FROM generation LIMIT 1');
    await expect(getGeneration(stranger, row?.id ?? '')).rejects.toMatchObject({ code: 'not_found' });
  });
});
