/** A database of its own for each test file that asks, copied from the migrated template. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { closeDatabase } from '../../lib/db/index';
import { forgetEnvironment } from '../../lib/env/index';
import { closeQueues } from '../../lib/queue/index';

export interface TestDatabase {
  /** What the product runs with; also in `DATABASE_APP_URL`. */
  readonly appUrl: string;
  readonly ownerUrl: string;
  /** Sees through row-level security: for looking and for arranging, never for the code under test. */
  readonly superuserUrl: string;
  /** An empty folder, also in `DATA_DIR`. */
  readonly dataDir: string;
  /** Runs SQL as the superuser. */
  sql<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
}

/** Call once at the top of a test file. The database is there from `beforeAll` to `afterAll`. */
export function useDatabase(): TestDatabase {
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  const at = (url: string): string => {
    const changed = new URL(url);
    changed.pathname = `/${name}`;
    return changed.href;
  };
  let admin: pg.Client;
  let own: pg.Client;
  let dataDir = '';

  beforeAll(async () => {
    admin = await connected(inject('superuserUrl'));
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${inject('template')} OWNER colophon_owner`);
    // A copy does not carry the rights on the database itself.
    await admin.query(`GRANT CONNECT ON DATABASE ${name} TO colophon_app`);
    own = await connected(at(inject('superuserUrl')));
    dataDir = await mkdtemp(path.join(os.tmpdir(), 'colophon-test-'));
    process.env.DATABASE_APP_URL = at(inject('appUrl'));
    process.env.DATA_DIR = dataDir;
    forgetEnvironment();
  });

  afterAll(async () => {
    await closeQueues();
    await closeDatabase();
    await own?.end();
    await admin?.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin?.end();
    if (dataDir) await rm(dataDir, { recursive: true, force: true });
  });

  return {
    get appUrl() {
      return at(inject('appUrl'));
    },
    get ownerUrl() {
      return at(inject('ownerUrl'));
    },
    get superuserUrl() {
      return at(inject('superuserUrl'));
    },
    get dataDir() {
      return dataDir;
    },
    async sql<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) {
      return (await own.query<Row>(text, values)).rows;
    },
  };
}

export async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  // A dropped database ends its connections; what a test expects of that it checks itself.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
