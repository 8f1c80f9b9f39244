import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { migrate, readMigrations } from '../../../bin/setup/migrate.mjs';
import { prepareExternalRoles } from '../../../bin/setup/roles.mjs';
import { prepareSchema } from '../../../bin/setup/schema.mjs';
import { connected, useDatabase } from '../../setup/database';
import { temporaryFolder } from '../../setup/temporary-folder';

const migrated = useDatabase();
const folder = temporaryFolder();
const NAME = `test_${process.pid}_empty`;
const at = (url: string) => Object.assign(new URL(url), { pathname: `/${NAME}` }).href;
const urls = () => ({ ownerUrl: at(inject('ownerUrl')), appUrl: at(inject('appUrl')) });
let admin: Awaited<ReturnType<typeof connected>>;

beforeAll(async () => {
  admin = await connected(inject('superuserUrl'));
  await admin.query(`CREATE DATABASE ${NAME} OWNER colophon_owner`);
});
afterAll(async () => {
  await admin.query(`DROP DATABASE IF EXISTS ${NAME} WITH (FORCE)`);
  await admin.query('DROP ROLE IF EXISTS test_external');
  await admin.end();
});

describe('migrations', () => {
  it('are applied once each, in order, when five machines start at once on an empty database', {
    timeout: 60_000,
  }, async () => {
    const applied = await Promise.all(Array.from({ length: 5 }, () => prepareSchema(urls())));
    expect(applied.flat().sort()).toEqual(readMigrations().map(({ name }) => name));
    const client = await connected(urls().ownerUrl);
    const { rows } = await client.query(
      'SELECT migration_name, checksum, finished_at IS NOT NULL AS done FROM _prisma_migrations ORDER BY 1',
    );
    expect(rows).toEqual(
      readMigrations().map(({ name, checksum }) => ({ migration_name: name, checksum, done: true })),
    );
    await client.end();
  });

  it('leave nothing of themselves when they fail, and are tried again', async () => {
    const migrations = path.join(folder.path, 'migrations');
    cpSync(path.resolve('prisma/migrations'), migrations, { recursive: true });
    const write = (sql: string) => {
      mkdirSync(path.join(migrations, '9000_next'), { recursive: true });
      writeFileSync(path.join(migrations, '9000_next', 'migration.sql'), sql);
    };
    write('CREATE TABLE half (id int); SELECT 1/0;');
    await expect(migrate({ url: migrated.ownerUrl, folder: migrations })).rejects.toThrow(
      /9000_next failed: division by zero/,
    );
    expect(await migrated.sql("SELECT to_regclass('half') AS half")).toEqual([{ half: null }]);
    write('CREATE TABLE half (id int);');
    expect(await migrate({ url: migrated.ownerUrl, folder: migrations })).toEqual(['9000_next']);
  });

  it('of a newer version make an older one refuse in a sentence', async () => {
    await expect(migrate({ url: migrated.ownerUrl })).rejects.toThrow(/changed by a newer Colophon \(9000_next\)/);
  });

  it('that Prisma itself left half-done are named', async () => {
    await migrated.sql(
      "UPDATE _prisma_migrations SET finished_at = NULL, logs = 'because' WHERE migration_name = '9000_next'",
    );
    await expect(migrate({ url: migrated.ownerUrl })).rejects.toThrow(/9000_next failed earlier[\s\S]*because/);
  });
});

describe("a server of the operator's own", () => {
  it('gets the application role from an owner who may create roles, the same on every machine', async () => {
    await admin.query("CREATE ROLE test_external LOGIN CREATEROLE PASSWORD 'pw'");
    await admin.query(`GRANT CREATE, CONNECT ON DATABASE ${NAME} TO test_external`);
    const url = new URL(at(inject('superuserUrl')));
    url.username = 'test_external';
    url.password = 'pw';
    // The role exists on this server, and its admin is the superuser: an owner who did not make it cannot change it.
    await expect(prepareExternalRoles({ ownerUrl: url.href })).rejects.toThrow(/permission denied|DATABASE_APP_URL/);
  });

  it('is refused when the application would see through row-level security', async () => {
    const given = { ownerUrl: urls().ownerUrl, appUrl: at(inject('superuserUrl')) };
    await expect(prepareExternalRoles(given)).rejects.toThrow(/superuser or bypasses row-level security/);
  });

  it('asks for a second login when the first may not create roles', async () => {
    await expect(prepareExternalRoles({ ownerUrl: urls().ownerUrl })).rejects.toThrow(
      /may not create roles.*DATABASE_APP_URL/,
    );
    expect(await prepareExternalRoles(urls())).toEqual(urls());
  });
});
