import fs from 'node:fs';
import path from 'node:path';
import { ensureBuild, ensureClient } from './build.mjs';
import { demandFreePort, prepareDataFolder, readPort } from './checks.mjs';
import { QUIET, supervise } from './children.mjs';
import { endCommands, run } from './commands.mjs';
import { ensurePackages } from './install.mjs';
import { takeLock } from './lock.mjs';
import { sleep } from './processes.mjs';
import { keptSecret } from './secret.mjs';
import { explain, SetupError } from './setup-error.mjs';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const GRACE_MS = 15_000;
const say = (/** @type {string} */ line) => console.log(line);

/** @type {(() => Promise<void> | void)[]} what to undo, last first */
const undo = [];
let stopping = false;

/** Brings Colophon up and keeps it up until it is asked to stop. */
export async function start() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => void stop(0));
  const dataDir = path.resolve(ROOT, process.env.DATA_DIR || '.data');
  try {
    await bringUp(dataDir);
  } catch (error) {
    if (stopping) return;
    const known = explain(error, dataDir);
    console.error(known instanceof SetupError ? known.message : known);
    await stop(1);
  }
}

/** @param {string} dataDir */
async function bringUp(dataDir) {
  const from = Date.now();
  const port = readPort(process.env.PORT);
  const host = process.env.BIND || '127.0.0.1';
  const address = (process.env.APP_URL || `http://localhost:${port}`).replace(/\/+$/, '');
  prepareDataFolder(dataDir);
  const lock = await takeLock(path.join(dataDir, 'colophon.lock'), { address });
  if (lock.held) {
    throw new SetupError(
      `Colophon is already running (process ${lock.held.pid}) at ${lock.held.info.address} with the data in ${dataDir}.`,
    );
  }
  undo.push(lock.release);
  await demandFreePort(port, host);
  await ensurePackages(ROOT, say);
  await ensureClient(ROOT, say);

  // Loaded only now: it needs the packages.
  const { ensureDatabase } = await import('./database.mjs');
  const database = await ensureDatabase({ dataDir, say });
  undo.push(database.stop);
  const env = () => childEnvironment({ dataDir, port, address, appUrl: database.appUrl });
  await ensureBuild(ROOT, env(), say);

  const children = supervise({ root: ROOT, env, say });
  undo.push(() => children.stop(GRACE_MS));
  children.keep('web server', [
    path.join(ROOT, 'node_modules/next/dist/bin/next'),
    'start',
    '-H',
    host,
    '-p',
    String(port),
  ]);
  const workers = fs.existsSync(path.join(ROOT, 'workers', 'main.ts')) ? Number(process.env.WORKERS || 1) : 0;
  for (let n = 0; n < workers; n += 1)
    children.keep('worker', ['--import', 'tsx', path.join(ROOT, 'workers', 'main.ts')]);
  void watchDatabase(database, children.restart);

  await answered(`http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}/`);
  if (stopping) return;
  say(`\nColophon is ready at ${address} (${((Date.now() - from) / 1000).toFixed(1)} s). Ctrl-C ends it.`);
  await seed(env());
}

/**
 * What web, workers and seed run with. The owner's login is not among it.
 * @param {{ dataDir: string, port: number, address: string, appUrl: string }} facts
 * @returns {NodeJS.ProcessEnv}
 */
function childEnvironment({ dataDir, port, address, appUrl }) {
  const { DATABASE_URL: _owner, ...given } = process.env;
  return {
    ...given,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATA_DIR: dataDir,
    PORT: String(port),
    APP_URL: address,
    NEXTAUTH_URL: address,
    DATABASE_APP_URL: appUrl,
    SESSION_SECRET: given.SESSION_SECRET || keptSecret(dataDir, 'session'),
    ENCRYPTION_KEY: given.ENCRYPTION_KEY || keptSecret(dataDir, 'encryption'),
  };
}

/** The first organisation and sign-in, for an empty installation. It says them itself; a failure leaves the rest running. @param {NodeJS.ProcessEnv} env */
async function seed(env) {
  const script = path.join(ROOT, 'bin', 'seed.ts');
  if (!fs.existsSync(script)) return;
  const options = { cwd: ROOT, env, show: true, failure: 'The first contents could not be prepared:' };
  await run(process.execPath, [...QUIET, '--import', 'tsx', script], options).catch((error) => {
    if (!stopping) console.error(error.message);
  });
}

/** @param {import('./database.mjs').Database} database @param {() => void} restart */
async function watchDatabase(database, restart) {
  while (!stopping) {
    await sleep(2000);
    const url = database.appUrl;
    try {
      if (!stopping && (await database.heal())) say('The database had ended and was started again.');
    } catch (error) {
      console.error(`The database cannot be started: ${error instanceof Error ? error.message : error}`);
    }
    // It came back on another port, because its own was taken meanwhile.
    if (!stopping && database.appUrl !== url) restart();
  }
}

/** @param {string} url any answer will do */
async function answered(url) {
  while (!stopping) {
    const reply = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(10_000) }).catch(() => null);
    if (reply) return;
    await sleep(100);
  }
}

/** @param {number} code */
async function stop(code) {
  // A second Ctrl-C means now; what is left behind is recovered by the next start.
  if (stopping) process.exit(code || 130);
  stopping = true;
  endCommands();
  for (const step of undo.reverse()) {
    try {
      await step();
    } catch (error) {
      console.error(error);
    }
  }
  process.exit(code);
}
