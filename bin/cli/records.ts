import { join } from 'node:path';
import { closeDatabase } from '../../lib/db/index';
import { forgetEnvironment } from '../../lib/env/index';
import { ensureDatabase } from '../setup/database.mjs';
import { isServing } from '../setup/embedded-postgres.mjs';
import { readFacts } from '../setup/postgres-cluster.mjs';

/**
 * The database, if one runs: the operator's own, or the embedded server that something else has started. Null otherwise, and
 * also when it cannot be reached: whoever verifies gets an answer either way.
 */
export async function openRecords(dataDir: string): Promise<{ close(): Promise<void> } | null> {
  try {
    if (!process.env.DATABASE_URL && !process.env.DATABASE_APP_URL && !(await embeddedRuns(dataDir))) return null;
    const database = process.env.DATABASE_APP_URL ? null : await ensureDatabase({ dataDir });
    if (database) process.env.DATABASE_APP_URL = database.appUrl;
    forgetEnvironment();
    return {
      async close() {
        await closeDatabase();
        await database?.stop();
      },
    };
  } catch {
    return null;
  }
}

async function embeddedRuns(dataDir: string): Promise<boolean> {
  const facts = readFacts(join(dataDir, 'postgres'));
  return facts !== null && facts !== undefined && isServing(facts);
}
