import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';

/** A folder for one test file. Other users may pass through it, because root's Postgres is one of them. */
export function temporaryFolder(): { readonly path: string } {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'colophon-test-'));
    await chmod(folder, 0o711);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return {
    get path() {
      return folder;
    },
  };
}
