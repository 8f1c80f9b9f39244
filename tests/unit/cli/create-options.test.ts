import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCreateOrder } from '../../../bin/cli/create-options';

const enough = ['--brand', 'b.json', '--prompt', 'a podium'];

describe('colophon create', () => {
  it('makes a brief of its options and leaves the rest to the schema', async () => {
    const order = await readCreateOrder([
      ...enough,
      ...[
        '--placements',
        'instagram-post, leaderboard',
        '--count',
        '2',
        '--seed',
        '7',
        '--cta',
        'Buy',
        '--guidance',
        '2.5',
      ],
    ]);
    expect(order.brief).toEqual({
      prompt: 'a podium',
      placements: ['instagram-post', 'leaderboard'],
      count: 2,
      seed: 7,
      guidance: 2.5,
      copy: { callToAction: 'Buy' },
    });
    expect(order.out).toBe('out');
  });

  it('takes a brief from a file and lets options win', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'colophon-')), 'brief.json');
    await writeFile(path, JSON.stringify({ prompt: 'dunes', copy: { headline: 'One', subline: 'Two' } }));
    const { brief } = await readCreateOrder(['--brand', 'b.json', '--brief', path, '--headline', 'Three']);
    expect(brief).toMatchObject({ prompt: 'dunes', copy: { headline: 'Three', subline: 'Two' } });
  });

  it.each([
    ['an unknown option', [...enough, '--nope']],
    ['an option without its value', ['--brand']],
    ['a stray word', [...enough, 'word']],
    ['no brand', ['--prompt', 'x']],
    ['an empty prompt', ['--brand', 'b.json', '--prompt', '  ']],
    ['a count in exponent notation', [...enough, '--count', '1e9']],
    ['a count that is a word', [...enough, '--count', 'abc']],
    ['a negative count', [...enough, '--count=-1']],
    ['guidance that is no number', [...enough, '--guidance', 'high']],
    ['--quiet with no region', [...enough, '--quiet', 'loud']],
  ])('refuses %s with one sentence', async (_what, argv) => {
    const error = await readCreateOrder(argv).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'invalid_argument', facts: { exit: 2 } });
    expect(String(error)).not.toContain('\n');
  });

  it('refuses a brief file that is missing, no JSON, or no object', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'colophon-')), 'brief.json');
    const code = () =>
      readCreateOrder(['--brand', 'b.json', '--brief', path]).catch((error: { code: string }) => error.code);
    expect(await code()).toBe('file_not_found');
    await writeFile(path, '{');
    expect(await code()).toBe('invalid_json');
    await writeFile(path, '[]');
    expect(await code()).toBe('invalid_argument');
  });
});
