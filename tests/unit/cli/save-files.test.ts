import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { prepareFolder, saveSet } from '../../../bin/cli/save-files';

const bytes = (text: string) => new TextEncoder().encode(text);
const set = (text: string) =>
  new Map([
    ['.jpg', bytes(text)],
    ['.report.json', bytes(`report of ${text}`)],
  ]);

describe('saving a delivered set', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'colophon-'));
  });

  it('writes every part under one stem and leaves nothing else behind', async () => {
    const paths = await saveSet(folder, 'post-0-7', set('a'));
    expect(paths.get('.jpg')).toBe(join(folder, 'post-0-7.jpg'));
    expect((await readdir(folder)).sort()).toEqual(['post-0-7.jpg', 'post-0-7.report.json']);
  });

  it('is the same file when the content is the same, and moves the whole set on when it is not', async () => {
    await saveSet(folder, 'post-0-7', set('a'));
    await saveSet(folder, 'post-0-7', set('a'));
    expect(await readdir(folder)).toHaveLength(2);
    const moved = await saveSet(folder, 'post-0-7', set('b'));
    expect(moved.get('.report.json')).toBe(join(folder, 'post-0-7-2.report.json'));
    expect(await readFile(join(folder, 'post-0-7.jpg'), 'utf8')).toBe('a');
  });

  it('says when the folder cannot be written', async () => {
    await writeFile(join(folder, 'file'), 'x');
    await expect(prepareFolder(join(folder, 'file', 'under'))).rejects.toMatchObject({ code: 'file_unwritable' });
    await expect(prepareFolder('/proc/nowhere')).rejects.toMatchObject({ code: 'file_unwritable' });
  });
});
