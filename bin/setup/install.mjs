import fs from 'node:fs';
import path from 'node:path';
import { run } from './commands.mjs';

/**
 * Installs the locked packages when some are missing or of another version.
 * @param {string} root @param {(line: string) => void} say
 */
export async function ensurePackages(root, say) {
  if (isInstalled(root)) return;
  say('Installing packages (about a minute the first time) …');
  // Under npm its own script is run again with this Node; alone, whatever npm is on the path.
  const [npm = 'npm', ...script] = process.env.npm_execpath?.endsWith('.js')
    ? [process.execPath, process.env.npm_execpath]
    : ['npm'];
  await run(npm, [...script, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    // The GPU build of ONNX Runtime is an explicit step; its install script would fetch it here.
    env: { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' },
    failure: 'The packages could not be installed. Look at what npm says, and start again:',
  });
}

/**
 * npm writes down what it installed when it has finished; what is there is compared with the lock by content, because
 * times of files say little after a checkout. Other platforms' binaries are rightly missing.
 * @param {string} root
 */
export function isInstalled(root) {
  try {
    const wanted = packagesOf(path.join(root, 'package-lock.json'));
    const found = packagesOf(path.join(root, 'node_modules', '.package-lock.json'));
    return Object.entries(wanted).every(([name, { version, optional, dev }]) => {
      if (name === '') return true;
      const installed = found[name];
      return installed ? installed.version === version : Boolean(optional || dev);
    });
  } catch {
    return false;
  }
}

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean, dev?: boolean }>} */
const packagesOf = (file) => JSON.parse(fs.readFileSync(file, 'utf8')).packages;
