import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { SetupError } from './setup-error.mjs';

/** The advisory lock Prisma's own `migrate deploy` takes, so the two never run at once. */
const PRISMA_LOCK = 72707369;
const MIGRATIONS = path.resolve(import.meta.dirname, '..', '..', 'prisma', 'migrations');

/**
 * Applies prisma/migrations with Prisma's table, checksums and lock, without its engine binary, which npm does not carry.
 * `prisma migrate status` agrees afterwards. Safe to run from several machines at once.
 * @param {{ url: string, folder?: string, say?: (line: string) => void }} options
 * @returns {Promise<string[]>} names of the migrations applied now
 */
export async function migrate({ url, folder = MIGRATIONS, say = () => undefined }) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK]);
    await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
      id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
      migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
      started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`);
    const pending = await findPending(client, readMigrations(folder), say);
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** @typedef {{ name: string, sql: string, checksum: string }} Migration */

/** @param {string} folder @returns {Migration[]} */
export function readMigrations(folder = MIGRATIONS) {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const sql = fs.readFileSync(path.join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: crypto.createHash('sha256').update(sql).digest('hex') };
    });
}

/** @param {pg.Client} client @param {Migration[]} migrations @param {(line: string) => void} say */
async function findPending(client, migrations, say) {
  const { rows } = await client.query(
    'SELECT migration_name, checksum, finished_at, logs FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  );
  const failed = rows.filter((row) => !row.finished_at);
  if (failed.length > 0) {
    const names = failed.map((row) => row.migration_name).join(', ');
    throw new SetupError(
      `The database change ${names} failed earlier and stopped half-way or was interrupted. Restore a backup, or mend it and mark it with "prisma migrate resolve". What it said: ${failed[0].logs ?? 'nothing'}`,
    );
  }
  const known = new Set(migrations.map(({ name }) => name));
  const newer = rows.filter((row) => !known.has(row.migration_name));
  if (newer.length > 0) {
    throw new SetupError(
      `This database was changed by a newer Colophon (${newer.map((row) => row.migration_name).join(', ')}). Start that version, or choose another folder with DATA_DIR.`,
    );
  }
  const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
  for (const { name, checksum } of migrations) {
    if (applied.has(name) && applied.get(name) !== checksum)
      say(`Migration ${name} was edited after it was applied here.`);
  }
  return migrations.filter(({ name }) => !applied.has(name));
}

/**
 * One transaction holds the change and its record, which Prisma's own engine cannot do for every database: a server killed
 * in between leaves neither, and the next start simply tries again.
 * @param {pg.Client} client @param {Migration} migration
 */
async function apply(client, { name, sql, checksum }) {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), 1)`,
      [crypto.randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw new Error(`Migration ${name} failed: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}
