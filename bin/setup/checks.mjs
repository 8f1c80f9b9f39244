import fs from 'node:fs';
import net from 'node:net';
import { isRoot } from './postgres-binaries.mjs';
import { explain, SetupError } from './setup-error.mjs';

const ROOM_NEEDED = 300_000_000;

/** The folder for everything that must last, writable and with room. @param {string} folder */
export function prepareDataFolder(folder) {
  try {
    // Root's Postgres runs as another user, who must be able to pass through.
    fs.mkdirSync(folder, { recursive: true, mode: isRoot ? 0o711 : 0o700 });
    fs.accessSync(folder, fs.constants.W_OK | fs.constants.X_OK);
    const { bavail, bsize } = fs.statfsSync(folder);
    if (bavail * bsize < ROOM_NEEDED) throw Object.assign(new Error('little room'), { code: 'ENOSPC' });
  } catch (error) {
    throw explain(error, folder);
  }
}

/** @param {string | undefined} given @returns {number} */
export function readPort(given) {
  const port = Number(given || 3000);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new SetupError(`PORT=${given} is no port. Give a number from 1 to 65535, as in: PORT=3001 npm start`);
}

/** @param {number} port @param {string} host @returns {Promise<void>} */
export function demandFreePort(port, host) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', (error) => {
      const code = 'code' in error ? error.code : '';
      if (code === 'EADDRINUSE') {
        reject(new SetupError(`Port ${port} is in use by another program. Choose another: PORT=${port + 1} npm start`));
      } else if (code === 'EACCES') {
        reject(
          new SetupError(
            `Port ${port} is kept for the system's administrator. Choose one from 1024 up: PORT=3000 npm start`,
          ),
        );
      } else reject(new SetupError(`Cannot listen on ${host}:${port} (${error.message}).`));
    });
    server.listen(port, host, () => server.close(() => resolve()));
  });
}
