import { spawn } from 'node:child_process';
import path from 'node:path';
import { sleep } from './processes.mjs';

const DIE_WITH_PARENT = path.join(import.meta.dirname, 'die-with-parent.mjs');
/** Prisma asks several questions at once on one connection, and pg announces that its version 9 will mind. */
export const QUIET = ['--no-deprecation'];
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 15_000;
/** Who ran this long was well; its next failure is a first one again. */
const WELL_MS = 30_000;

/**
 * Keeps processes running until told to stop. Each is a Node process that ends when this one does.
 * @param {{ root: string, env: () => NodeJS.ProcessEnv, say: (line: string) => void }} options
 */
export function supervise({ root, env, say }) {
  let stopping = false;
  /** @type {Set<import('node:child_process').ChildProcess>} */
  const children = new Set();

  /** @param {string} name @param {string[]} args */
  function keep(name, args) {
    let wait = FIRST_WAIT_MS;
    const begin = () => {
      if (stopping) return;
      const from = Date.now();
      const child = spawn(process.execPath, [...QUIET, '--import', DIE_WITH_PARENT, ...args], {
        cwd: root,
        env: env(),
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      children.add(child);
      let ended = false;
      const end = (/** @type {string | number | null} */ how) => {
        if (ended) return;
        ended = true;
        children.delete(child);
        if (stopping) return;
        wait = Date.now() - from > WELL_MS ? FIRST_WAIT_MS : Math.min(wait * 2, LONGEST_WAIT_MS);
        say(`The ${name} ended (${how}); starting it again in ${wait / 1000} s.`);
        setTimeout(begin, wait);
      };
      child.once('exit', (code, signal) => end(signal ?? code));
      child.once('error', (error) => end(error.message));
    };
    begin();
  }

  return {
    keep,
    /** Ends every child; `keep` begins each again with the environment of now. */
    restart: () => {
      for (const child of children) child.kill('SIGTERM');
    },
    /** Asks all to end, and after `graceMs` makes them. @param {number} graceMs */
    stop: async (graceMs) => {
      stopping = true;
      for (const child of children) child.kill('SIGTERM');
      const deadline = Date.now() + graceMs;
      while (children.size > 0 && Date.now() < deadline) await sleep(50);
      for (const child of children) child.kill('SIGKILL');
    },
  };
}
