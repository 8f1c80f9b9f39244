// `npm run validate`: everything a change must pass, in order of how soon it answers. All parts run, even when one fails.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensureClient } from './setup/build.mjs';
import { ensurePackages } from './setup/install.mjs';
import { brokenRules } from './setup/source-rules.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const modules = path.join(ROOT, 'node_modules');

/** @param {string[]} args of Node @returns {boolean} */
const passes = (...args) => spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' }).status === 0;

function keepsSourceRules() {
  const broken = brokenRules(ROOT);
  for (const line of broken) console.error(line);
  return broken.length === 0;
}

await ensurePackages(ROOT, console.log);
await ensureClient(ROOT, console.log);

/** @type {[string, () => boolean][]} */
const PARTS = [
  ['source rules', keepsSourceRules],
  ['lint', () => passes(path.join(modules, '@biomejs/biome/bin/biome'), 'check', '.')],
  [
    'imports',
    () =>
      passes(
        path.join(modules, 'dependency-cruiser/bin/dependency-cruise.mjs'),
        ...['--config', '.dependency-cruiser.cjs', 'app', 'lib', 'workers', 'bin', 'models'],
      ),
  ],
  ['types', () => passes(path.join(modules, 'typescript/bin/tsc'), '--noEmit')],
  ['tests', () => passes(path.join(ROOT, 'bin/test.mjs'))],
];

const failed = PARTS.filter(([name, run]) => {
  console.log(`\n— ${name}`);
  return !run();
}).map(([name]) => name);
console.log(failed.length === 0 ? '\nAll is well.' : `\nNot right: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
