import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderBlobs, sweepOrphans } from '../../../lib/storage/index';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'colophon-blobs-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const bytes = new TextEncoder().encode('ink');
const sha256 = createHash('sha256').update(bytes).digest('hex');

describe('blobs in a folder', () => {
  it('gives back the bytes it was given, under their hash', async () => {
    const blobs = folderBlobs(root, 'org_a');
    expect(await blobs.put(bytes)).toBe(sha256);
    expect(new Uint8Array(await blobs.get(sha256))).toEqual(bytes);
    expect(await blobs.has(sha256)).toBe(true);
  });

  it('leaves one whole file and no halves when twenty put the same bytes at once', async () => {
    const blobs = folderBlobs(root, 'org_a');
    await Promise.all(Array.from({ length: 20 }, () => blobs.put(bytes)));
    expect(await readdir(path.join(root, 'org_a'))).toEqual([sha256]);
  });

  it('shows one organisation nothing of another', async () => {
    await folderBlobs(root, 'org_a').put(bytes);
    await expect(folderBlobs(root, 'org_b').get(sha256)).rejects.toMatchObject({ code: 'blob_missing' });
  });

  it('refuses bytes that no longer match their name, and mends a half when they are put again', async () => {
    const blobs = folderBlobs(root, 'org_a');
    await blobs.put(bytes);
    await writeFile(path.join(root, 'org_a', sha256), 'in');
    await expect(blobs.get(sha256)).rejects.toMatchObject({ code: 'blob_corrupt' });
    await blobs.put(bytes);
    expect(new Uint8Array(await blobs.get(sha256))).toEqual(bytes);
  });

  it.each(['..', '../org_b', '/etc', 'org_a/../../x', '', '.hidden'])('refuses the organisation %j', (name) => {
    expect(() => folderBlobs(root, name)).toThrow(/organisation/);
  });

  it.each(['../../../etc/passwd', '', 'A'.repeat(64)])('finds nothing under the hash %j', async (name) => {
    await expect(folderBlobs(root, 'org_a').get(name)).rejects.toMatchObject({ code: 'blob_missing' });
  });
});

describe('the sweep', () => {
  it('removes old blobs no row names and old halves, and keeps the young and the named', async () => {
    const blobs = folderBlobs(root, 'org_a');
    const put = (text: string) => blobs.put(new TextEncoder().encode(text));
    const [named, orphan, young] = await Promise.all([put('named'), put('orphan'), put('young')]);
    const folder = path.join(root, 'org_a');
    await writeFile(path.join(folder, '.new-0000'), 'half');
    await mkdir(path.join(folder, 'other'));
    const yesterday = new Date(Date.now() - 25 * 3600 * 1000);
    for (const name of [named, orphan, '.new-0000']) await utimes(path.join(folder, name), yesterday, yesterday);
    const removed = await sweepOrphans({ root, organisationId: 'org_a', isReferenced: async (hash) => hash === named });
    expect(removed.sort()).toEqual(['.new-0000', orphan].sort());
    expect((await readdir(folder)).sort()).toEqual([named, young, 'other'].sort());
  });

  it('keeps an old orphan that was put again just now', async () => {
    const blobs = folderBlobs(root, 'org_a');
    const hash = await blobs.put(bytes);
    const yesterday = new Date(Date.now() - 25 * 3600 * 1000);
    await utimes(path.join(root, 'org_a', hash), yesterday, yesterday);
    await blobs.put(bytes);
    expect(await sweepOrphans({ root, organisationId: 'org_a', isReferenced: async () => false })).toEqual([]);
  });
});
