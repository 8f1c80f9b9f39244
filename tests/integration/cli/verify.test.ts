import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from './run-command';

describe('colophon verify', { timeout: 600_000 }, () => {
  let folder = '';
  const environment = () => {
    const { DATABASE_URL: _url, DATABASE_APP_URL: _app, ...rest } = process.env;
    return { ...rest, DATA_DIR: join(folder, 'data') };
  };
  const verify = (...files: string[]) => runCommand(null, ['verify', ...files, '--json'], environment());

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'colophon-verify-'));
    await writeFile(join(folder, 'text.jpg'), 'this is no picture');
    await writeFile(join(folder, 'empty.png'), '');
    await writeFile(join(folder, 'cut.jpg'), Buffer.from('ffd8ffe000104a4649460001010000', 'hex'));
    await writeFile(join(folder, 'noise.bin'), Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 7919) % 256)));
  });

  it('reads any file without a database, says that records were not searched, and exits 0', async () => {
    const names = ['text.jpg', 'empty.png', 'cut.jpg', 'noise.bin'];
    const said = await verify(...names.map((name) => join(folder, name)));
    expect(said.code, said.stderr).toBe(0);
    const { results } = JSON.parse(said.stdout);
    expect(results).toHaveLength(4);
    for (const result of results) {
      expect(result.record.state).toBe('not_searched');
      expect(result.unreadable).not.toBeNull();
    }
  });

  it('exits 2 for a path that cannot be read and still answers for the others', async () => {
    const said = await verify(join(folder, 'nobody.jpg'), join(folder, 'text.jpg'));
    expect(said.code).toBe(2);
    const [missing, read] = JSON.parse(said.stdout).results;
    expect(missing.error.code).toBe('file_not_found');
    expect(read.unreadable).not.toBeNull();
  });
});
