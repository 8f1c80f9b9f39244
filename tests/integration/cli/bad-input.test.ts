import { chmod, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { main } from '../../../bin/cli/main';
import { useDatabase } from '../../setup/database';
import { runCommand } from './run-command';

const BRAND = 'examples/brands/tallhamn.json';
const create = (...more: string[]) => ['create', '--brand', BRAND, '--prompt', 'a soft gradient', '--json', ...more];

describe('bad input to the command line', () => {
  const database = useDatabase();
  let folder = '';
  let stdout = '';
  let stderr = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'colophon-bad-'));
    const write = (name: string, content: string | Uint8Array) => writeFile(join(folder, name), content);
    await write('broken.json', '{"schema": 1,');
    await write('empty.json', '');
    await write('list.json', '[]');
    await write('latin1.json', Buffer.from([0x22, 0xe9, 0x22]));
    await write('brand-without-colours.json', JSON.stringify({ schema: 1, name: 'X', slug: 'x' }));
    await write(
      'brand-climbs.json',
      JSON.stringify({ ...(await brand()), logo: { variants: [{ ground: 'any', file: '../../etc/passwd.svg' }] } }),
    );
    await write('no-picture.png', 'this is text');
    await write(
      'cut-off.png',
      Buffer.from('89504e470d0a1a0a0000000d49484452000000100000001008060000001ff3ff61', 'hex'),
    );
    await write('huge.png', new Uint8Array(70 * 1024 * 1024));
    await write('file', 'x');
    process.env.DATABASE_URL = database.ownerUrl;
    // As the front door does, and for its reason: what pg announces of its next version is no part of an answer.
    process.noDeprecation = true;
  });
  const brand = async (): Promise<object> => JSON.parse(await readFile(BRAND, 'utf8'));

  beforeEach(() => {
    stdout = '';
    stderr = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      stdout += text;
      return true;
    });
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      stderr += text;
      return true;
    });
  });
  afterEach(() => void vi.restoreAllMocks());

  const at = (name: string) => join(folder, name);
  it.each<[string, string, () => string[]]>([
    ['no such command', 'invalid_argument', () => ['draw', '--json']],
    ['a command named like a property of objects', 'invalid_argument', () => ['constructor', '--json']],
    ['an unknown option', 'invalid_argument', () => create('--nope')],
    ['a missing brand', 'file_not_found', () => ['create', '--brand', at('nobody.json'), '--prompt', 'x', '--json']],
    ['a folder as brand', 'file_not_found', () => ['create', '--brand', folder, '--prompt', 'x', '--json']],
    [
      'a brand that is no JSON',
      'invalid_json',
      () => ['create', '--brand', at('broken.json'), '--prompt', 'x', '--json'],
    ],
    ['an empty brand', 'invalid_json', () => ['create', '--brand', at('empty.json'), '--prompt', 'x', '--json']],
    [
      'a brand in another encoding',
      'invalid_json',
      () => ['create', '--brand', at('latin1.json'), '--prompt', 'x', '--json'],
    ],
    [
      'a brand that is a list',
      'invalid_preset',
      () => ['create', '--brand', at('list.json'), '--prompt', 'x', '--json'],
    ],
    [
      'a brand without colours',
      'invalid_preset',
      () => ['create', '--brand', at('brand-without-colours.json'), '--prompt', 'x', '--json'],
    ],
    [
      "a logo outside the brand's folder",
      'invalid_preset',
      () => ['create', '--brand', at('brand-climbs.json'), '--prompt', 'x', '--json'],
    ],
    ['an empty prompt', 'invalid_argument', () => ['create', '--brand', BRAND, '--prompt', '', '--json']],
    [
      'a prompt of 100 kB',
      'invalid_brief',
      () => ['create', '--brand', BRAND, '--prompt', 'x'.repeat(100_000), '--json'],
    ],
    ['an unknown placement', 'invalid_brief', () => create('--placements', 'billboard')],
    ['no placement', 'invalid_brief', () => create('--placements', ',')],
    ['a placement that climbs', 'invalid_brief', () => create('--placements', '../../x')],
    ['a count of 0', 'invalid_brief', () => create('--count', '0')],
    ['a count of 1e9', 'invalid_argument', () => create('--count', '1e9')],
    ['a count of 1000000000', 'invalid_brief', () => create('--count', '1000000000')],
    ['a count of abc', 'invalid_argument', () => create('--count', 'abc')],
    ['a seed that does not fit', 'invalid_brief', () => create('--seed', '4294967296')],
    ['an unknown layout', 'invalid_brief', () => create('--layout', 'mosaic')],
    ['an unknown engine', 'unknown_engine', () => create('--engine', 'midnight')],
    ['a missing product photo', 'file_not_found', () => create('--product', at('nobody.png'))],
    ['a product photo that is text', 'image_wrong_type', () => create('--product', at('no-picture.png'))],
    ['a product photo that is cut off', 'image_unreadable', () => create('--product', at('cut-off.png'))],
    ['a product photo of 70 MB', 'image_too_large', () => create('--product', at('huge.png'))],
    ['copy that no font can set', 'unsupported_script', () => create('--headline', '秋の新作')],
    [
      'a case that does not exist',
      'not_found',
      () => ['cases', 'decide', 'cas_x', '--reject', '--reason', 'because', '--json'],
    ],
    ['a decision without either', 'invalid_argument', () => ['cases', 'decide', 'cas_x', '--json']],
    ['report without a file', 'invalid_argument', () => ['report', 'verify', '--json']],
    ['certs without a verb', 'invalid_argument', () => ['certs', '--json']],
  ])('%s is %s, in one sentence, and exits with its code', async (_what, code, argv) => {
    const exit = await main([...argv(), ...(argv()[0] === 'create' ? ['--out', at('out')] : [])]);
    const answer: { error: { code: string; message: string } } = JSON.parse(stdout);
    expect(answer.error.code).toBe(code);
    expect(stderr.trimEnd()).toBe(`colophon: ${answer.error.message}`);
    expect(stderr.length).toBeLessThan(700);
    expect(exit).toBe(code === 'not_found' ? 1 : 2);
  });

  it('a folder that cannot be written is found before anything is drawn', async () => {
    expect(await main(create('--out', join(at('file'), 'under')))).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'file_unwritable' } });
    await chmod(folder, 0o700);
  });

  it('nothing of it was charged or stored', async () => {
    expect(await database.sql('SELECT id FROM generation')).toEqual([]);
  });

  it('--help explains every command, and no command is an error', async () => {
    expect(await main(['--help'])).toBe(0);
    expect(stdout).toContain('Exit codes: 0 delivered');
    expect(await main([])).toBe(2);
  });

  it('the executable itself ends with the same code and keeps stdout for the answer', async () => {
    const { code, stdout: answer, stderr: complaint } = await runCommand(null, ['create', '--count', 'abc', '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(answer)).toMatchObject({ error: { code: 'invalid_argument' } });
    expect(complaint.trim().split('\n')).toHaveLength(1);
  });
});
