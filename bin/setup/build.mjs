import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { run } from './commands.mjs';
import { takeLock } from './lock.mjs';
import { SetupError } from './setup-error.mjs';

const CLIENT = ['prisma/schema', 'package-lock.json'];
const APP = [
  'app',
  'lib',
  'models',
  'public',
  'prisma/schema',
  'proxy.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
];
/** What a build reads; weights and training data are no part of it. */
const SOURCE = /\.(ts|tsx|js|mjs|json|css|svg|ico|png|woff2|prisma|webmanifest)$/;

/**
 * Generates the database client when the schema has changed.
 * @param {string} root @param {(line: string) => void} say
 */
export async function ensureClient(root, say) {
  const folder = path.join(root, 'lib', 'db', 'generated');
  const stamp = path.join(folder, '.colophon-schema');
  const hash = hashOf(root, CLIENT);
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === hash) return;
  say('Generating the database client …');
  await run(process.execPath, [path.join(root, 'node_modules', 'prisma', 'build', 'index.js'), 'generate'], {
    cwd: root,
    // Generating needs no engine, yet asks for its binary, which npm does not carry: any executable will do.
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
    failure: 'The database client could not be generated:',
  });
  fs.writeFileSync(stamp, hash);
}

/** A build takes half a minute, several on a busy machine; this limit is for one that hangs. */
const BUILD_WAIT_MS = 900_000;

/**
 * Builds the pages when sources, packages or Node have changed since the last finished build. Of two that start at once in one
 * folder the second waits for the first, whose build is then its own: Next refuses to build twice at once.
 * @param {string} root @param {NodeJS.ProcessEnv} env @param {(line: string) => void} say
 */
export async function ensureBuild(root, env, say) {
  const stamp = path.join(root, '.next', 'colophon-build.json');
  const hash = hashOf(root, [...APP, 'package-lock.json']);
  if (isBuilt(root, stamp, hash)) return;
  const lock = await takeLock(path.join(root, 'node_modules', '.colophon-build.lock'), {}, BUILD_WAIT_MS);
  if (lock.held)
    throw new SetupError(`Process ${lock.held.pid} has been building the pages for 15 minutes. End it and try again.`);
  try {
    if (isBuilt(root, stamp, hash)) return;
    say('Building the pages (about half a minute) …');
    // A build that is interrupted must not pass for a finished one.
    fs.rmSync(stamp, { force: true });
    await run(process.execPath, [path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
      cwd: root,
      env: { ...env, NODE_ENV: 'production' },
      failure: 'The pages could not be built:',
    });
    fs.writeFileSync(stamp, JSON.stringify({ hash }));
  } finally {
    lock.release();
  }
}

/** @param {string} root @param {string} stamp @param {string} hash */
function isBuilt(root, stamp, hash) {
  try {
    return (
      fs.existsSync(path.join(root, '.next', 'BUILD_ID')) && JSON.parse(fs.readFileSync(stamp, 'utf8')).hash === hash
    );
  } catch {
    return false;
  }
}

/** @param {string} root @param {string[]} places */
function hashOf(root, places) {
  const hash = crypto.createHash('sha256').update(process.version);
  for (const place of places)
    for (const file of filesIn(path.join(root, place)))
      hash.update(path.relative(root, file)).update(fs.readFileSync(file));
  return hash.digest('hex');
}

/** @param {string} place @returns {string[]} in an order that does not depend on the disk */
function filesIn(place) {
  if (!fs.existsSync(place)) return [];
  if (fs.statSync(place).isFile()) return [place];
  return fs
    .readdirSync(place, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.name === 'generated' || entry.name === 'training' || entry.name === 'node_modules') return [];
      const file = path.join(place, entry.name);
      if (entry.isDirectory()) return filesIn(file);
      return SOURCE.test(entry.name) ? [file] : [];
    });
}
