import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { env } from '../env';
import { ColophonError } from '../errors';
import { log } from '../log';
import { PrismaClient } from './generated/client';

/** Never leaves this room: a query outside `forOrganisation` and the named exceptions must not compile anywhere else. */
export type Client = ReturnType<typeof open>['client'];

function open(url: string) {
  const pool = new pg.Pool({
    connectionString: url,
    max: env().DATABASE_POOL,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    application_name: 'colophon',
  });
  // An idle connection that breaks, as when the server restarts, is replaced by the pool; without a listener it would end us.
  pool.on('error', (error) => log.warn({ reason: error.message }, 'an idle connection ended'));
  const client = new PrismaClient({ adapter: new PrismaPg(pool) });
  return { client, pool };
}

/** Bundlers may load this module more than once in a process; the pool is one all the same. */
const KEY = Symbol.for('colophon.db');
const shared = globalThis as typeof globalThis & { [KEY]?: ReturnType<typeof open> };

export function databaseUrl(): string {
  const { DATABASE_APP_URL } = env();
  if (DATABASE_APP_URL) return DATABASE_APP_URL;
  throw new ColophonError('database_unavailable', { problem: 'DATABASE_APP_URL is not set' });
}

export function client(): Client {
  shared[KEY] ??= open(databaseUrl());
  return shared[KEY].client;
}

/** Ends the pool; the next query would open another. */
export async function closeDatabase(): Promise<void> {
  const open = shared[KEY];
  delete shared[KEY];
  await open?.client.$disconnect();
  await open?.pool.end();
}
