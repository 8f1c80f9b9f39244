import { describe, expect, expectTypeOf, it } from 'vitest';
import { forOrganisation, instanceTables, listen, type Notice, organisationIds } from '../../lib/db/index';
import { useDatabase } from '../setup/database';
import { A, twoOrganisations } from '../setup/two-organisations';
import { until } from '../setup/until';

const database = useDatabase();
const cut = (name: string) =>
  database.sql(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1',
    [name],
  );

describe('a transaction of an organisation', () => {
  it('keeps nothing when its work throws, and its organisation ends with it', async () => {
    await twoOrganisations();
    const failing = forOrganisation(A, async (tx) => {
      await tx.organisation.update({ where: { id: A }, data: { name: 'changed' } });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect((await database.sql(`SELECT name FROM organisation WHERE id = '${A}'`))[0]).toEqual({ name: A });
    // The same pooled connections, now without an organisation: nothing of A is left in them.
    const seen = await Promise.all(
      Array.from({ length: 10 }, () => forOrganisation('org_none', (tx) => tx.item.count())),
    );
    expect(seen).toEqual(Array(10).fill(0));
  });

  it('is tried again on collision when it is serializable, so that twelve increments at once are twelve', async () => {
    const increment = () =>
      forOrganisation(
        A,
        async (tx) => {
          const { creditsHeld } = await tx.generation.findUniqueOrThrow({ where: { id: 'gen_a' } });
          await tx.generation.update({ where: { id: 'gen_a' }, data: { creditsHeld: creditsHeld + 1n } });
        },
        { isolation: 'Serializable' },
      );
    const done = await Promise.allSettled(Array.from({ length: 12 }, increment));
    const [row] = await database.sql<{ credits_held: string }>(
      "SELECT credits_held FROM generation WHERE id = 'gen_a'",
    );
    expect(row?.credits_held).toBe('12');
    expect(done.filter(({ status }) => status === 'fulfilled').length).toBe(12);
  });

  it('goes on with the next transaction after the server ended every connection', async () => {
    await cut('colophon');
    await until('a query works', async () => (await organisationIds().catch(() => [])).length === 2);
  });
});

describe('notices', () => {
  it('say which generation changed, carry ids only, and go on after the connection was cut', {
    timeout: 30_000,
  }, async () => {
    const heard: Notice[] = [];
    const stop = listen((notice) => heard.push(notice));
    await until('it listens', () => heard.includes('resync'));
    const change = (step: string) =>
      forOrganisation(A, (tx) => tx.generation.update({ where: { id: 'gen_a' }, data: { step } }));
    await change('policy');
    await until('a notice', () => heard.length === 2);
    expect(heard[1]).toEqual({ generation: 'gen_a', organisation: A });
    await cut('colophon listen');
    await until('it listens again', () => heard.filter((notice) => notice === 'resync').length === 2);
    await change('generation');
    await until('another notice', () => heard.length === 4);
    await stop();
  });

  it('reach a second listener over the same connection, and a failing one silences nobody', async () => {
    const heard: Notice[] = [];
    const stops = [
      listen(() => {
        throw new Error('mine alone');
      }),
      listen((notice) => heard.push(notice)),
    ];
    await until('it listens', () => heard.length > 0);
    const connections = await database.sql(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'colophon listen'",
    );
    expect(connections).toHaveLength(1);
    for (const stop of stops) await stop();
  });
});

describe('the client', () => {
  it('is not exported; what is exported for no organisation knows no tenant table', async () => {
    const exported = await import('../../lib/db/index');
    expect(Object.keys(exported)).not.toContain('client');
    expectTypeOf(instanceTables()).not.toHaveProperty('generation');
    expect(await instanceTables().model.count()).toBe(0);
  });
});
