import { execFileSync, spawn } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { postgresBinaries, postgresUser } from './postgres-binaries.mjs';
import {
  clusterPlace,
  createCluster,
  freePort,
  inspectCluster,
  postgresEnvironment,
  readFacts,
  resetPassword,
  SUPERUSER,
  writeFacts,
} from './postgres-cluster.mjs';
import { describe, isAlive, sleep } from './processes.mjs';
import { explain } from './setup-error.mjs';

/**
 * A real Postgres from npm's platform packages, run by this module alone. Modest memory: a marketing team's database fits
 * into it, and the server shares its machine with models.
 */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '64MB',
  max_wal_size: '512MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** @param {import('./postgres-cluster.mjs').ServerFacts} facts @param {string} database */
export const superuserUrl = (facts, database) =>
  `postgresql://${SUPERUSER}:${facts.password}@127.0.0.1:${facts.port}/${database}`;

/**
 * Whether the server of exactly this cluster answers; another program may have taken the port.
 * @param {import('./postgres-cluster.mjs').ServerFacts} facts
 */
export async function isServing(facts) {
  const client = new pg.Client({ connectionString: superuserUrl(facts, 'postgres'), connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query('show data_directory');
    return path.resolve(rows[0].data_directory) === path.resolve(facts.cluster);
  } catch {
    return false;
  } finally {
    client.end().catch(() => undefined);
  }
}

/**
 * Makes the cluster when there is none, starts the server when it does not run, and answers where it is.
 * The caller holds the lock of the folder.
 * @param {string} home `<data>/postgres`
 * @param {(line: string) => void} say
 */
export async function startServer(home, say) {
  const known = readFacts(home);
  const cluster = known?.cluster ?? clusterPlace(home);
  const exists = inspectCluster(cluster);
  const user = postgresUser(cluster);
  const native = postgresBinaries(user);
  const facts = known ?? { port: await freePort(), password: crypto.randomBytes(18).toString('base64url'), cluster };
  if (!exists) {
    if (path.dirname(cluster) !== home)
      say(`This folder is closed to other users, so the database lives in ${cluster}`);
    writeFacts(home, facts);
    createCluster({ native, user, home, facts });
  } else if (!known) {
    resetPassword({ native, user, facts });
    writeFacts(home, facts);
  } else if (await isServing(facts)) {
    return { facts, native, user, started: false };
  }
  await launch({ native, user, home, facts });
  return { facts, native, user, started: true };
}

/**
 * @param {{ native: string, user: import('./postgres-cluster.mjs').SystemUser, home: string,
 *   facts: import('./postgres-cluster.mjs').ServerFacts }} place
 */
async function launch({ native, user, home, facts }) {
  const deadline = Date.now() + 90_000;
  for (;;) {
    const log = path.join(home, 'postgres.log');
    if (fs.existsSync(log) && fs.statSync(log).size > 8_000_000) fs.renameSync(log, `${log}.1`);
    const from = fs.existsSync(log) ? fs.statSync(log).size : 0;
    const output = fs.openSync(log, 'a', 0o600);
    const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    // A session of its own: Ctrl-C in a terminal reaches us first, and we end the server after its clients.
    const child = spawn(
      path.join(native, 'bin', 'postgres'),
      ['-D', facts.cluster, '-p', String(facts.port), ...settings],
      { ...user, env: postgresEnvironment(), cwd: '/', detached: true, stdio: ['ignore', output, output] },
    );
    fs.closeSync(output);
    let exited = false;
    child.once('exit', () => {
      exited = true;
    });
    child.once('error', () => {
      exited = true;
    });
    child.unref();
    while (!exited && Date.now() < deadline) {
      if (await isServing(facts)) return;
      await sleep(25);
    }
    const said = fs.readFileSync(log, 'utf8').slice(from);
    if (!exited) throw new Error(`Postgres did not answer within 90 s: ${said.slice(-1500)}`);
    if (Date.now() > deadline) throw new Error(`Postgres does not start: ${said.slice(-1500)}`);
    await recover(said, facts, home);
  }
}

/**
 * Knows what may stand in the way of a start and mends what can be mended without risk to data.
 * @param {string} said @param {import('./postgres-cluster.mjs').ServerFacts} facts @param {string} home
 */
async function recover(said, facts, home) {
  const pidFile = path.join(facts.cluster, 'postmaster.pid');
  if (/could not bind|Address already in use/.test(said)) {
    facts.port = await freePort();
    writeFacts(home, facts);
  } else if (/lock file "postmaster\.pid" already exists/.test(said)) {
    // Its process id may have gone to another program, after a reboot or in a new container.
    const pid = Number.parseInt(fs.existsSync(pidFile) ? fs.readFileSync(pidFile, 'utf8') : '', 10);
    if (isAlive(pid) && /postgres/.test(describe(pid).command)) await sleep(500);
    else fs.rmSync(pidFile, { force: true });
  } else if (/pre-existing shared memory block/.test(said)) {
    // Backends of a killed server are still leaving.
    await sleep(250);
  } else {
    const words = `The database server ended at once. Its last words, from ${home}/postgres.log:\n${said.slice(-1500)}`;
    throw explain(new Error(words), facts.cluster);
  }
}

/**
 * Ends the server after its open transactions were rolled back.
 * @param {{ native: string, user: import('./postgres-cluster.mjs').SystemUser,
 *   facts: import('./postgres-cluster.mjs').ServerFacts }} server
 */
export function stopServer({ native, user, facts }) {
  if (!fs.existsSync(path.join(facts.cluster, 'postmaster.pid'))) return;
  try {
    execFileSync(path.join(native, 'bin', 'pg_ctl'), ['stop', '-D', facts.cluster, '-m', 'fast', '-w', '-t', '30'], {
      ...user,
      env: postgresEnvironment(),
      cwd: '/',
      stdio: 'ignore',
    });
  } catch {
    // It was gone already; what it left is recovered by the next start.
  }
}
