import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

/**
 * Whether a process id is in use by something that still runs; a zombie that nobody reaps does not.
 * @param {number} pid
 */
export function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return !/^Z/.test(describe(pid).state);
}

/**
 * The state letter and command of a process. Reads /proc where there is one and asks `ps` elsewhere.
 * @param {number} pid
 */
export function describe(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const command = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { state: stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3), command };
  } catch {
    try {
      const line = execFileSync('ps', ['-o', 'stat=,args=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' });
      const [state = '', ...rest] = line.trim().split(/\s+/);
      return { state, command: rest.join(' ') };
    } catch {
      return { state: '', command: '' };
    }
  }
}

/** @param {number} milliseconds */
export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
