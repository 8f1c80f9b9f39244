import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../lib/accounts/index';
import { balance, capture, hold, release } from '../../../lib/billing/index';
import { forOrganisation, type Tx } from '../../../lib/db/index';
import { getGeneration, requestGeneration } from '../../../lib/generations/index';
import { useDatabase } from '../../setup/database';
import { aBrand, aModel, anOrganisation, BRIEF } from '../arrange';

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
    };
    await expect(inOwn((tx) => hold(tx, again))).rejects.toThrow();
  });

  it('show to their own organisation only', async () => {
    const { owner: stranger } = await anOrganisation('stranger', 1n);
    expect(await balance(stranger)).toEqual({ available: 1n, held: 0n });
    const [row] = await database.sql<{ id: string }>('SELECT id FROM generation LIMIT 1');
    await expect(getGeneration(stranger, row?.id ?? '')).rejects.toMatchObject({ code: 'not_found' });
  });
});
