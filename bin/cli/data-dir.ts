import { fileURLToPath } from 'node:url';

/** Beside `npm start`, whatever folder the command is run in, unless DATA_DIR says otherwise. */
export function dataDir(): string {
  process.env.DATA_DIR ??= fileURLToPath(new URL('../../.data', import.meta.url));
  return process.env.DATA_DIR;
}
