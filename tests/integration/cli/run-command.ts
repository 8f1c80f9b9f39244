/** The command line in a process of its own, on the test's database. */
import { spawn } from 'node:child_process';
import type { TestDatabase } from '../../setup/database';

export interface Said {
  code: number | null;
  stdout: string;
  stderr: string;
}

export function runCommand(
  database: TestDatabase | null,
  argv: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Said> {
  const child = spawn(process.execPath, ['bin/colophon.mjs', ...argv], {
    env: {
      ...environment,
      ...(database
        ? { DATABASE_URL: database.ownerUrl, DATABASE_APP_URL: database.appUrl, DATA_DIR: database.dataDir }
        : {}),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: Said = { code: null, stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ ...said, code })));
}
