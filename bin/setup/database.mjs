import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { isServing, startServer, stopServer, superuserUrl } from './embedded-postgres.mjs';
import { takeLock } from './lock.mjs';
import { isRoot } from './postgres-binaries.mjs';
import { isAlive } from './processes.mjs';
import { prepareExternalRoles, prepareRoles } from './roles.mjs';
import { prepareSchema } from './schema.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * @typedef {object} Database
 * @property {string} ownerUrl migrates and owns; for set-up and backups only
 * @property {string} appUrl what app, workers and command line run with (`DATABASE_APP_URL`)
 * @property {(() => string) | null} superuserUrl of the embedded server, for tests; null on a server of the operator's own
 * @property {() => Promise<boolean>} heal starts the embedded server again when it died, and answers whether it had
 * @property {() => Promise<void>} stop lets go of it; the last process to do so ends the embedded server
 */

/**
 * The database of this installation, migrated and ready: the embedded server of `dataDir`, started when nobody runs it and
 * shared when somebody does; or the operator's own server when `DATABASE_URL` is given.
 * @param {{ dataDir: string, say?: (line: string) => void, environment?: Readonly<Record<string, string | undefined>> }} options
 * @returns {Promise<Database>}
 */
export async function ensureDatabase({ dataDir, say = () => undefined, environment = process.env }) {
  if (environment.DATABASE_URL) {
    const given = { ownerUrl: environment.DATABASE_URL, appUrl: environment.DATABASE_APP_URL || undefined };
    const urls = await reach(() => prepareExternalRoles(given));
    await prepareSchema({ ...urls, say });
    return { ...urls, superuserUrl: null, heal: async () => false, stop: async () => undefined };
  }
  const server = await ensureServer({ dataDir, say });
  try {
    const urls = await prepareRoles({ superuser: server.superuserUrl });
    await prepareSchema({ ...urls, say });
    return {
      // Its port may change when it is started again.
      get ownerUrl() {
        return server.onPort(urls.ownerUrl);
      },
      get appUrl() {
        return server.onPort(urls.appUrl);
      },
      superuserUrl: () => server.superuserUrl('postgres'),
      heal: server.heal,
      stop: server.stop,
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/**
 * The embedded server alone, without roles and tables.
 * @param {{ dataDir: string, say?: (line: string) => void }} options
 */
export async function ensureServer({ dataDir, say = () => undefined }) {
  const home = path.join(path.resolve(dataDir), 'postgres');
  const users = path.join(home, 'users');
  const mine = path.join(users, String(process.pid));
  // Root's Postgres is another user, who must be able to pass through.
  fs.mkdirSync(users, { recursive: true, mode: isRoot ? 0o711 : 0o700 });

  const start = () =>
    locked(home, async () => {
      const server = await startServer(home, say);
      fs.writeFileSync(mine, '');
      if (server.started) keep(users, server.facts.cluster);
      return server;
    });

  let server = await start();
  return {
    superuserUrl: (/** @type {string} */ database) => superuserUrl(server.facts, database),
    /** @param {string} url */
    onPort: (url) => {
      const now = new URL(url);
      now.port = String(server.facts.port);
      return now.href;
    },
    heal: async () => {
      if (await isServing(server.facts)) return false;
      server = await start();
      return server.started;
    },
    stop: () =>
      locked(home, async () => {
        fs.rmSync(mine, { force: true });
        if (!othersIn(users)) stopServer(server);
      }),
  };
}

/** One process at a time starts or stops the server. @template T @param {string} home @param {() => Promise<T>} work @returns {Promise<T>} */
async function locked(home, work) {
  const lock = await takeLock(path.join(home, 'start.lock'), {}, 120_000);
  if (lock.held) {
    throw new SetupError(
      `Process ${lock.held.pid} has been starting the database of ${home} for two minutes. End it and try again.`,
    );
  }
  try {
    return await work();
  } finally {
    lock.release();
  }
}

/** Whether another living process uses the server; forgets the dead ones. @param {string} users */
function othersIn(users) {
  let found = false;
  for (const name of fs.readdirSync(users)) {
    if (isAlive(Number(name))) found = true;
    else fs.rmSync(path.join(users, name), { force: true });
  }
  return found;
}

/** Watches from outside, so that a killed supervisor leaves no server behind. @param {string} users @param {string} cluster */
function keep(users, cluster) {
  const pid = Number.parseInt(fs.readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8'), 10);
  const script = path.join(import.meta.dirname, 'postgres-keeper.sh');
  const keeper = spawn('sh', [script, users, String(pid)], { detached: true, stdio: 'ignore', cwd: '/' });
  // Without a shell the server stays after a crash, and the next start takes it over.
  keeper.once('error', () => undefined);
  keeper.unref();
}

/** @template T @param {() => Promise<T>} ask @returns {Promise<T>} */
async function reach(ask) {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof SetupError) throw error;
    throw new SetupError(
      `The database server in DATABASE_URL cannot be used: ${error instanceof Error ? error.message : error}`,
      { cause: error },
    );
  }
}
