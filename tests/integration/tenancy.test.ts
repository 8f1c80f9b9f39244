import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connected, useDatabase } from '../setup/database';
import { A, B, twoOrganisations } from '../setup/two-organisations';

const database = useDatabase();
let app: pg.Client;
/** Every table of the catalogue that belongs to organisations, so that a table added tomorrow is tested tomorrow. */
let tables: { name: string; column: string }[] = [];

beforeAll(async () => {
  await twoOrganisations();
  app = await connected(database.appUrl);
  tables = await database.sql(`
    SELECT DISTINCT class.relname AS name, CASE class.relname WHEN 'organisation' THEN 'id' ELSE 'organisation_id' END AS column
    FROM pg_class class JOIN pg_attribute attribute ON attrelid = class.oid
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
      AND (attname = 'organisation_id' OR relname = 'organisation') ORDER BY 1`);
});
afterAll(() => app?.end());

/** As the application would: one transaction that belongs to an organisation, never committed. */
async function inside<Result>(organisation: string | null, work: () => Promise<Result>): Promise<Result> {
  await app.query('BEGIN');
  try {
    if (organisation) await app.query("SELECT set_config('colophon.organisation', $1, true)", [organisation]);
    return await work();
  } finally {
    await app.query('ROLLBACK');
  }
}

const count = async (name: string, where = 'true'): Promise<number> =>
  Number((await app.query(`SELECT count(*) FROM "${name}" WHERE ${where}`)).rows[0].count);

describe('every tenant table', () => {
  it('is found in the catalogue and has a row of either organisation to look for', async () => {
    expect(tables.length).toBeGreaterThanOrEqual(14);
    for (const { name, column } of tables) {
      const rows = await database.sql(
        `SELECT DISTINCT "${column}" AS owner FROM "${name}" WHERE "${column}" IS NOT NULL`,
      );
      expect([name, ...rows.map(({ owner }) => owner).sort()]).toEqual([name, A, B]);
    }
  });

  it('forces row-level security on its owner too', async () => {
    const open = await database.sql(
      `
      SELECT relname FROM pg_class WHERE relname = ANY($1) AND NOT (relrowsecurity AND relforcerowsecurity)`,
      [tables.map(({ name }) => name)],
    );
    expect(open).toEqual([]);
    const owner = await connected(database.ownerUrl);
    for (const { name } of tables) {
      expect([name, (await owner.query(`SELECT count(*)::int AS n FROM "${name}"`)).rows[0].n]).toEqual([name, 0]);
    }
    await owner.end();
  });

  it('shows the application nothing without an organisation, also with a made-up one', async () => {
    for (const organisation of [null, '', 'org_none', "' OR true --"]) {
      await inside(organisation, async () => {
        for (const { name, column } of tables) {
          expect([name, organisation, await count(name, `"${column}" IS NOT NULL`)]).toEqual([name, organisation, 0]);
          if (!organisation) expect([name, await count(name)]).toEqual([name, 0]);
        }
      });
    }
  });

  it('shows an organisation its own rows and none of another', async () => {
    await inside(A, async () => {
      for (const { name, column } of tables) {
        expect([name, await count(name, `"${column}" = '${A}'`)]).not.toEqual([name, 0]);
        expect([name, await count(name, `"${column}" = '${B}'`)]).toEqual([name, 0]);
      }
    });
  });

  it('takes no row an organisation writes for another', async () => {
    for (const { name, column } of tables) {
      const [row] = await database.sql<{ row: object }>(
        `SELECT to_jsonb(t) AS row FROM "${name}" t WHERE "${column}" = '${B}' LIMIT 1`,
      );
      const insert = `INSERT INTO "${name}" SELECT (jsonb_populate_record(NULL::"${name}", $1)).*`;
      await inside(A, () =>
        expect(app.query(insert, [JSON.stringify(row?.row)]), name).rejects.toMatchObject({ code: '42501' }),
      );
    }
  });

  it('lets an organisation change, move or delete nothing of another', async () => {
    for (const { name, column } of tables) {
      const attempts = [
        `DELETE FROM "${name}" WHERE "${column}" = '${B}'`,
        `UPDATE "${name}" SET "${column}" = '${B}' WHERE "${column}" = '${A}'`,
        `TRUNCATE "${name}" CASCADE`,
      ];
      for (const attempt of attempts) {
        await inside(A, async () => {
          const done = await app.query(attempt).catch((error: pg.DatabaseError) => String(error.code));
          const harmless = typeof done === 'string' ? ['42501', '23001'].includes(done) : done.rowCount === 0;
          expect([attempt, harmless]).toEqual([attempt, true]);
        });
      }
    }
  });
});

describe("the application's role", () => {
  it('is no superuser, bypasses nothing, owns nothing and can create nothing', async () => {
    const [role] = await database.sql(`
      SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb AS powerful,
        has_schema_privilege('colophon_app', 'public', 'CREATE') OR has_schema_privilege('colophon_app', 'bullmq', 'CREATE') AS creates,
        EXISTS (SELECT FROM pg_class WHERE pg_get_userbyid(relowner) = 'colophon_app') AS owns
      FROM pg_roles WHERE rolname = 'colophon_app'`);
    expect(role).toEqual({ powerful: false, creates: false, owns: false });
  });

  it('reads no password hash and no session', async () => {
    for (const query of ['SELECT password_hash FROM app_user', 'SELECT * FROM session', 'SELECT grant_rights($$x$$)']) {
      await inside(A, () => expect(app.query(query), query).rejects.toMatchObject({ code: '42501' }));
    }
  });

  it('sees colleagues and no other people', async () => {
    const seen = await inside(A, () => app.query('SELECT id FROM app_user'));
    expect(seen.rows).toEqual([{ id: 'usr_a' }]);
  });

  it('sees works of the whole installation from within an organisation, and cannot add to them', async () => {
    await inside(A, async () => expect(await count('protected_work', 'organisation_id IS NULL')).toBe(1));
    const own = `INSERT INTO protected_fingerprint VALUES ('fpr_x', 'wrk_all', '${A}', decode(repeat('00', 32), 'hex'), 'x', 1)`;
    await inside(A, () => expect(app.query(own)).rejects.toMatchObject({ code: '42501' }));
  });

  it('gains nothing by calling itself the owner', async () => {
    await expect(app.query('SET ROLE colophon_owner')).rejects.toMatchObject({ code: '42501' });
    await expect(app.query('SET SESSION AUTHORIZATION colophon_owner')).rejects.toMatchObject({ code: '42501' });
  });
});
