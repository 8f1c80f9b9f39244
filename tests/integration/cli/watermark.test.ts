/** What a script reads of a mark: the same four answers of the file that was marked and of one that is looked at. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { drawnPicture } from '../../../bench/provenance/pictures';
import { main } from '../../../bin/cli/main';
import { encodePng } from '../../../lib/imaging/index';

const ID = '00c0ffee00c0ffee';
let folder = '';
let bare = '';
let said: string[] = [];
const dataDir = process.env.DATA_DIR;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'colophon-mark-'));
  process.env.DATA_DIR = join(folder, 'data');
  bare = join(folder, 'bare.png');
  await writeFile(bare, await encodePng(drawnPicture('gradient', 400, 320, 9)));
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => said.push(String(chunk)) > 0);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
beforeEach(() => {
  said = [];
});
afterAll(async () => {
  vi.restoreAllMocks();
  if (dataDir === undefined) delete process.env.DATA_DIR;
  else process.env.DATA_DIR = dataDir;
  await rm(folder, { recursive: true, force: true });
});

it('detected, confidence, watermark_id and algorithm, and nothing else', async () => {
  const out = join(folder, 'marked.jpg');
  expect(await main(['watermark', 'embed', bare, '--out', out, '--id', ID, '--json'])).toBe(0);
  const made = JSON.parse(said.join(''));
  expect(Object.keys(made)).toEqual(['detected', 'confidence', 'watermark_id', 'algorithm']);
  expect(made).toMatchObject({ detected: true, watermark_id: ID });
  expect(made.confidence).toBeGreaterThanOrEqual(1 - 1e-6);
  expect((await readFile(out)).length).toBeGreaterThan(1_000);
  said = [];
  expect(await main(['watermark', 'detect', out, '--json'])).toBe(0);
  const read = JSON.parse(said.join(''));
  expect(Object.keys(read)).toEqual(['detected', 'confidence', 'watermark_id', 'algorithm']);
  expect(read).toMatchObject({ detected: true, watermark_id: ID, algorithm: made.algorithm });
});

it('no id and no confidence where no mark is', async () => {
  expect(await main(['watermark', 'detect', bare, '--json'])).toBe(0);
  expect(JSON.parse(said.join(''))).toMatchObject({ detected: false, confidence: 0, watermark_id: null });
});

it('what it cannot write is refused before anything is marked', async () => {
  expect(await main(['watermark', 'embed', bare, '--json'])).toBe(2);
  expect(await main(['watermark', 'embed', bare, '--out', join(folder, 'x.png'), '--id', 'abc'])).toBe(2);
});
