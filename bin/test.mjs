// `npm test`. Prepares what a fresh clone lacks, runs every test, says aloud what was skipped, and ends with one line:
// `N passed, N failed`. FULL=hour adds the tests that need a browser, a Python package or minutes; FULL=1 also
// takes every study at full sample.

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureClient } from './setup/build.mjs';
import { ensurePackages } from './setup/install.mjs';
import { reportTests } from './setup/test-report.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const say = (/** @type {string} */ line) => console.log(line);

/** @param {string} output @returns {Promise<number>} */
function runVitest(output) {
  const vitest = path.join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${output}`];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [vitest, 'run', ...reporters, ...process.argv.slice(2)], {
      cwd: ROOT,
      stdio: 'inherit',
    });
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
    child.once('close', (code) => resolve(code ?? 1));
  });
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'colophon-report-'));
try {
  await ensurePackages(ROOT, say);
  await ensureClient(ROOT, say);
  const output = path.join(folder, 'report.json');
  const code = await runVitest(output);
  process.exitCode = reportTests(output, code, process.env.FULL, say);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  say('0 passed, 1 failed');
  process.exitCode = 1;
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
