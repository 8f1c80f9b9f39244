import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/**
 * A secret of this installation, made once and kept in a file only this user reads.
 * @param {string} dataDir @param {string} name
 */
export function keptSecret(dataDir, name) {
  const folder = path.join(dataDir, 'secrets');
  const file = path.join(folder, name);
  if (!fs.existsSync(file)) {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const temporary = `${file}.${process.pid}`;
    fs.writeFileSync(temporary, crypto.randomBytes(32).toString('base64url'), { mode: 0o600 });
    fs.renameSync(temporary, file);
  }
  return fs.readFileSync(file, 'utf8').trim();
}
