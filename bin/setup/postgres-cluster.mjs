import { execFileSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { isRoot, POSTGRES_MAJOR, reachable, sharedPlace } from './postgres-binaries.mjs';
import { explain, SetupError } from './setup-error.mjs';

/**
 * What Colophon knows of its embedded server, in `<data>/postgres/server.json`.
 * @typedef {{ port: number, password: string, cluster: string }} ServerFacts
 * @typedef {{ uid?: number, gid?: number }} SystemUser
 */

export const SUPERUSER = 'postgres';

/** Postgres wants a locale that exists everywhere. */
export const postgresEnvironment = () => ({ ...process.env, LC_ALL: 'C', TZ: 'UTC' });

/** @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** @param {string} home `<data>/postgres` @returns {ServerFacts | null} */
export function readFacts(home) {
  try {
    const facts = JSON.parse(fs.readFileSync(path.join(home, 'server.json'), 'utf8'));
    return { cluster: path.join(home, 'cluster'), ...facts };
  } catch {
    return null;
  }
}

/** Written whole or not at all. @param {string} home @param {ServerFacts} facts */
export function writeFacts(home, facts) {
  const { cluster, ...rest } = facts;
  const place = cluster === path.join(home, 'cluster') ? {} : { cluster };
  const temporary = path.join(home, `.server.json.${process.pid}`);
  fs.writeFileSync(temporary, JSON.stringify({ ...rest, ...place }), { mode: 0o600 });
  fs.renameSync(temporary, path.join(home, 'server.json'));
}

/** Where a new cluster goes: beside its facts, unless root's Postgres user could not get there. @param {string} home */
export function clusterPlace(home) {
  return isRoot && !reachable(home) ? path.join(sharedPlace(home, 'data'), 'cluster') : path.join(home, 'cluster');
}

/**
 * Looks at the data folder without changing it.
 * @param {string} cluster @returns {boolean} whether a cluster is there
 */
export function inspectCluster(cluster) {
  const marker = path.join(cluster, 'PG_VERSION');
  if (!fs.existsSync(marker)) {
    if (!fs.existsSync(cluster) || fs.readdirSync(cluster).length === 0) return false;
    throw new SetupError(
      `The database folder ${cluster} is incomplete: it has files but no PG_VERSION. Nothing was changed. Put back the whole folder from a backup, or move it away to begin with an empty database.`,
    );
  }
  const major = fs.readFileSync(marker, 'utf8').trim();
  if (major !== POSTGRES_MAJOR) {
    throw new SetupError(
      `The database folder ${cluster} was made by Postgres ${major}, and this version of Colophon runs Postgres ${POSTGRES_MAJOR}. Nothing was changed. Start the Colophon that made it and run "npx --no-install colophon backup" there, or choose another folder with DATA_DIR.`,
    );
  }
  if (!isRoot && process.getuid && fs.statSync(cluster).uid !== process.getuid()) {
    throw new SetupError(
      `The database folder ${cluster} belongs to another user (uid ${fs.statSync(cluster).uid}). Start Colophon as that user, or choose another folder with DATA_DIR.`,
    );
  }
  return true;
}

/**
 * Makes a new cluster in a folder of its own and renames it into place, so a crash leaves no half cluster under the name.
 * @param {{ native: string, user: SystemUser, home: string, facts: ServerFacts }} place
 */
export function createCluster({ native, user, home, facts }) {
  const parent = path.dirname(facts.cluster);
  fs.mkdirSync(parent, { recursive: true, mode: isRoot ? 0o711 : 0o700 });
  const fresh = path.join(parent, `cluster.new-${crypto.randomBytes(4).toString('hex')}`);
  const passwordFile = path.join(parent, `.password-${process.pid}`);
  fs.mkdirSync(fresh, { mode: 0o700 });
  fs.writeFileSync(passwordFile, `${facts.password}\n`, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined) {
    fs.chownSync(fresh, user.uid, user.gid);
    fs.chownSync(passwordFile, user.uid, user.gid);
  }
  const options = ['-U', SUPERUSER, '--pwfile', passwordFile, '-A', 'scram-sha-256', '-E', 'UTF8', '--no-instructions'];
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  try {
    execFileSync(path.join(native, 'bin', 'initdb'), ['-D', fresh, ...options, ...locale], {
      ...user,
      env: postgresEnvironment(),
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    if (/ENOENT|not found/.test(said)) {
      throw new SetupError(
        'The embedded Postgres cannot run on this system (its binaries need glibc). Give a server of your own: DATABASE_URL=postgresql://… npm start',
        { cause: error },
      );
    }
    throw explain(new Error(`initdb failed: ${said.slice(-1500)}`, { cause: error }), parent);
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
  // An empty folder of that name may exist; one with files was refused before.
  if (fs.existsSync(facts.cluster)) fs.rmdirSync(facts.cluster);
  fs.renameSync(fresh, facts.cluster);
  writeFacts(home, facts);
}

/**
 * A cluster whose server.json was lost: gives its superuser a new password through single-user mode, which asks for none.
 * @param {{ native: string, user: SystemUser, facts: ServerFacts }} place
 */
export function resetPassword({ native, user, facts }) {
  execFileSync(path.join(native, 'bin', 'postgres'), ['--single', '-D', facts.cluster, 'postgres'], {
    ...user,
    env: postgresEnvironment(),
    cwd: '/',
    input: `ALTER ROLE ${SUPERUSER} PASSWORD '${facts.password}';\n`,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
}
