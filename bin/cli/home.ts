import { type Actor, ensureOrganisation } from '../../lib/accounts/index';
import { closeDatabase } from '../../lib/db/index';
import { forgetEnvironment } from '../../lib/env/index';
import { ColophonError } from '../../lib/errors/index';
import { closeQueues } from '../../lib/queue/index';
import { importBrandMarks, protectedWorksFor } from '../../lib/rights/index';
import { ensureDatabase } from '../setup/database.mjs';
import { actorIn, chosenSlug } from './chosen-organisation';
import { dataDir } from './data-dir';
import { runningAddress } from './running-address';

export { dataDir } from './data-dir';

export interface CommandHome {
  /** In the command line's own organisation, or the one that `org switch` chose: whoever can run it owns the installation. */
  actor: Actor;
  close(): Promise<void>;
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
  const address = process.env.APP_URL ?? (await runningAddress());
  if (address) process.env.APP_URL = address;
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
    const chosen = await chosenSlug();
    return { actor: chosen === null ? commandActor(organisationId) : await actorIn(chosen), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function commandActor(organisationId: string): Actor {
  const who = { userId: 'cli', email: 'cli@colophon.local', name: 'Command line' };
  return { ...who, organisationId, organisationName: 'Command line', role: 'owner' };
}
