/** The credentials of any picture, alone in a file: the same bytes as inside it, in all four formats. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { main } from '../../../bin/cli/main';
import { extractManifest } from '../../../lib/pipeline/provenance/index';
import { encoded, FORMATS, signed } from '../../contract/c2pa/signed-files';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'colophon-manifest-'));
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

it.each(FORMATS)('of %s', async (format) => {
  const bytes = await signed('created', format);
  const file = join(folder, `signed.${format.slice(6)}`);
  await writeFile(file, bytes);
  expect(await main(['manifest', file])).toBe(0);
  const store = extractManifest(bytes, format);
  expect(store?.length).toBeGreaterThan(1_000);
  expect(new Uint8Array(await readFile(join(folder, 'signed.c2pa')))).toEqual(store);
  await rm(join(folder, 'signed.c2pa'));
});

it('a picture without any answers 1 and writes nothing, and what is no picture 2', async () => {
  const bare = join(folder, 'bare.png');
  await writeFile(bare, await encoded('image/png'));
  expect(await main(['manifest', bare, '--json'])).toBe(1);
  await expect(readFile(join(folder, 'bare.c2pa'))).rejects.toThrow();
  const text = join(folder, 'text.jpg');
  await writeFile(text, 'hello, not a picture');
  expect(await main(['manifest', text])).toBe(2);
  expect(await main(['manifest'])).toBe(2);
});
