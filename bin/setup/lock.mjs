import crypto from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { sleep } from './processes.mjs';

/**
 * A lock file whose holder answers on a loopback port. Asking the holder tells a live lock from a stale one without
 * /proc and without trusting process ids, which are used again after a reboot or in a new container.
 *
 * @typedef {{ token: string, pid: number, port: number, info: Record<string, unknown> }} Held
 * @typedef {{ held?: never, update(info: Record<string, unknown>): void, release(): void }} Lock
 */

/**
 * @param {string} file
 * @param {Record<string, unknown>} info what to tell others, such as an address
 * @param {number} waitMs how long to wait for another holder; 0 answers at once
 * @returns {Promise<Lock | { held: Held }>}
 */
export async function takeLock(file, info = {}, waitMs = 0) {
  const token = crypto.randomUUID();
  const server = net.createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end(token);
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', () => resolve(undefined)));
  server.unref();
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const write = (/** @type {Record<string, unknown>} */ now) =>
    JSON.stringify({ token, pid: process.pid, port, info: now });

  fs.mkdirSync(path.dirname(file), { recursive: true });
  const deadline = Date.now() + waitMs;
  for (;;) {
    if (create(file, write(info))) break;
    const held = read(file);
    if (held && !(await answers(held))) await breakLock(file, held.token);
    else if (held && Date.now() >= deadline) {
      server.close();
      return { held };
    } else await sleep(50);
  }
  return {
    update: (now) => {
      const temporary = `${file}.${token}`;
      fs.writeFileSync(temporary, write(now), { mode: 0o600 });
      fs.renameSync(temporary, file);
    },
    release: () => {
      server.close();
      if (read(file)?.token === token) fs.rmSync(file, { force: true });
    },
  };
}

/** Creates the file with its contents in one step, or says that it was there. @param {string} file @param {string} text */
function create(file, text) {
  const temporary = `${file}.${crypto.randomUUID()}`;
  fs.writeFileSync(temporary, text, { mode: 0o600 });
  try {
    fs.linkSync(temporary, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    // File systems without hard links: the contents follow a moment after the name.
    try {
      fs.writeFileSync(file, text, { flag: 'wx', mode: 0o600 });
      return true;
    } catch (second) {
      if (second instanceof Error && 'code' in second && second.code === 'EEXIST') return false;
      throw second;
    }
  } finally {
    fs.rmSync(temporary, { force: true });
  }
}

/** @param {string} file @returns {Held | null} null while it is being written or gone */
function read(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    try {
      // Never finished by a process that died on a file system without hard links.
      if (Date.now() - fs.statSync(file).mtimeMs > 5000) return { token: '', pid: 0, port: 0, info: {} };
    } catch {
      return null;
    }
    return null;
  }
}

/** @param {Held} held @returns {Promise<boolean>} */
function answers(held) {
  if (!held.port) return Promise.resolve(false);
  return new Promise((resolve) => {
    let said = '';
    const socket = net.connect({ host: '127.0.0.1', port: held.port });
    socket.setTimeout(5000, () => socket.destroy());
    socket.on('data', (chunk) => {
      said += chunk;
    });
    socket.on('error', () => resolve(false));
    // A holder too busy to answer within the time limit is still a holder: it accepted the connection.
    socket.on('timeout', () => resolve(true));
    socket.on('close', () => resolve(said === held.token));
  });
}

/** Removes a stale lock; a second file keeps two breakers from removing each other's new lock. @param {string} file @param {string} token */
async function breakLock(file, token) {
  const guard = `${file}.break`;
  try {
    fs.mkdirSync(guard);
  } catch {
    const age = fs.existsSync(guard) ? Date.now() - fs.statSync(guard).mtimeMs : 0;
    if (age > 10_000) fs.rmSync(guard, { recursive: true, force: true });
    await sleep(50);
    return;
  }
  try {
    if (read(file)?.token === token) fs.rmSync(file, { force: true });
  } finally {
    fs.rmSync(guard, { recursive: true, force: true });
  }
}
