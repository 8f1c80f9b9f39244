/**
 * Before the first test file: one embedded Postgres for the run in `.test/`, and a template database migrated once.
 * Its name holds the hash of what makes it, so a changed migration makes another template.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { ensureServer } from '../../bin/setup/database.mjs';
import { readMigrations } from '../../bin/setup/migrate.mjs';
import { isAlive } from '../../bin/setup/processes.mjs';
import { prepareRoles } from '../../bin/setup/roles.mjs';
import { prepareSchema } from '../../bin/setup/schema.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Login of the embedded server's superuser, for making and dropping test databases. */
    superuserUrl: string;
    /** Logins of the two roles, for the template database. */
    ownerUrl: string;
    appUrl: string;
    template: string;
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await ensureServer({ dataDir: path.resolve(import.meta.dirname, '../../.test') });
  const made = createHash('sha256').update(JSON.stringify(readMigrations())).digest('hex').slice(0, 12);
  const template = `template_${made}`;
  const client = new pg.Client({ connectionString: server.superuserUrl('postgres') });
  await client.connect();
  try {
    // Two runs at once make it once.
    await client.query("SELECT pg_advisory_lock(hashtext('colophon.test.template'))");
    await dropAbandoned(client);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [template]);
    const building = `building_${made}`;
    const urls = await prepareRoles({ superuser: server.superuserUrl, database: rowCount ? template : building });
    if (!rowCount) {
      await prepareSchema(urls);
      await client.query(`ALTER DATABASE ${building} RENAME TO ${template}`);
    }
    project.provide('superuserUrl', server.superuserUrl('postgres'));
    project.provide('ownerUrl', urls.ownerUrl);
    project.provide('appUrl', urls.appUrl);
    project.provide('template', template);
  } finally {
    await client.end();
  }
  return () => server.stop();
}

/** Databases of runs that were killed: each is named by the process that made it. */
async function dropAbandoned(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE datname ~ '^test_[0-9]+_'",
  );
  for (const { datname } of rows) {
    if (!isAlive(Number(datname.split('_')[1]))) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  }
  const old = await client.query<{ datname: string }>("SELECT datname FROM pg_database WHERE datname ~ '^building_'");
  for (const { datname } of old.rows) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
}
