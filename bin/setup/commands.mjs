import { spawn } from 'node:child_process';
import { SetupError } from './setup-error.mjs';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** Ends what `run` has under way, when the start itself is interrupted. */
export function endCommands() {
  for (const child of running) child.kill('SIGTERM');
}

/**
 * Runs a command to its end with its output shown, or kept back until it fails.
 * @param {string} command @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, show?: boolean, failure: string }} options
 * @returns {Promise<void>}
 */
export function run(command, args, { cwd, env = process.env, show = false, failure }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    running.add(child);
    let said = '';
    const keep = (/** @type {Buffer} */ chunk) => {
      said = (said + chunk).slice(-6000);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.once('error', (error) => reject(new SetupError(`${failure} (${error.message})`)));
    child.once('close', (code, signal) => {
      running.delete(child);
      if (code === 0) resolve();
      else reject(new SetupError(`${failure}\n${said.trim()}\n(${command} ended with ${code ?? signal})`));
    });
  });
}
