import { fileURLToPath } from 'node:url';
import { type Actor, ensureOrganisation } from '../../lib/accounts/index';
import { closeDatabase } from '../../lib/db/index';
import { forgetEnvironment } from '../../lib/env/index';
import { ColophonError } from '../../lib/errors/index';
import { closeQueues } from '../../lib/queue/index';
import { importBrandMarks, protectedWorksFor } from '../../lib/rights/index';
import { ensureDatabase } from '../setup/database.mjs';

export interface CommandHome {
  /** The command line's own organisation: whoever can run it owns the installation. */
  actor: Actor;
  close(): Promise<void>;
}

/** Beside `npm start`, whatever folder the command is run in, unless DATA_DIR says otherwise. */
export function dataDir(): string {
  process.env.DATA_DIR ??= fileURLToPath(new URL('../../.data', import.meta.url));
  return process.env.DATA_DIR;
}

/**
 * The installation's database, started when nothing runs and shared when something does.
 * @throws database_unavailable.
 */
export async function openCommandHome(): Promise<CommandHome> {
  const database = await ensureDatabase({ dataDir: dataDir() }).catch((error: unknown) => {
    const problem = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new ColophonError('database_unavailable', { problem }, { cause: error });
  });
  process.env.DATABASE_APP_URL = database.appUrl;
  forgetEnvironment();
  const close = async () => {
    await closeQueues();
    await closeDatabase();
    await database.stop();
  };
  try {
    const { organisationId } = await ensureOrganisation({ name: 'Command line', slug: 'cli' });
    const works = await protectedWorksFor(organisationId).count();
    // The first command on a new machine may come before the first `npm start`; comparing with nothing would hold everything.
    if (works['brand-mark'] === undefined) await importBrandMarks();
    return { actor: commandActor(organisationId), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function commandActor(organisationId: string): Actor {
  const who = { userId: 'cli', email: 'cli@colophon.local', name: 'Command line' };
  return { ...who, organisationId, organisationName: 'Command line', role: 'owner' };
}
