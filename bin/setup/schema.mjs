import { runMigrations } from 'bullmq';
import pg from 'pg';
import { migrate } from './migrate.mjs';

/** BullMQ's default: only under this name does its backend accept a pool of our own, and ES modules can give it nothing else. */
export const QUEUE_SCHEMA = 'bullmq';

/**
 * Brings a database up to this version, as the owner: our migrations, BullMQ's, and the application's rights on both.
 * Each part takes an advisory lock of its own, so several machines may start at once.
 * @param {{ ownerUrl: string, appUrl: string, say?: (line: string) => void }} options
 */
export async function prepareSchema({ ownerUrl, appUrl, say }) {
  const applied = await migrate({ url: ownerUrl, say });
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await runMigrations(client, QUEUE_SCHEMA);
    await grantRights(client, decodeURIComponent(new URL(appUrl).username));
  } finally {
    await client.end();
  }
  return applied;
}

/** @param {pg.Client} client @param {string} app */
async function grantRights(client, app) {
  const role = client.escapeIdentifier(app);
  await client.query('BEGIN');
  // Two grants of the same right at once fail with "tuple concurrently updated".
  await client.query("SELECT pg_advisory_xact_lock(hashtext('colophon.rights'))");
  await client.query('SELECT public.grant_rights($1)', [app]);
  await client.query(`
    GRANT USAGE ON SCHEMA ${QUEUE_SCHEMA} TO ${role};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${QUEUE_SCHEMA} TO ${role};
    GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA ${QUEUE_SCHEMA} TO ${role};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${QUEUE_SCHEMA} TO ${role};
  `);
  await client.query('COMMIT');
}
