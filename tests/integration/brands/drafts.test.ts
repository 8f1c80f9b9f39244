/** Drafts and versions: two people at once, nobody's work lost; versions never change; the round trip keeps every byte. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../lib/accounts/index';
import {
  createPresetVersion,
  diffVersions,
  exportPreset,
  getDraft,
  getPreset,
  importPreset,
  listVersions,
  publishDraft,
  rollbackPreset,
  saveDraft,
} from '../../../lib/brands/index';
import { mergeChanges, presetSnapshotSchema } from '../../../lib/pipeline/brief/index';
import { withField } from '../../../lib/pipeline/brief/preset-changes';
import { useDatabase } from '../../setup/database';
import { anOrganisation } from '../arrange';
import { fontFile, written } from './arrange';

describe('preset drafts', () => {
  const database = useDatabase();
  let ada: Actor;
  let ben: Actor;
  beforeAll(async () => {
    const { owner, join } = await anOrganisation('drafts');
    [ada, ben] = [owner, await join('editor')];
    await createPresetVersion(ada, written());
  });

  it('show the second of two editors both versions, merge field by field, and lose nobody’s work', async () => {
    const base = await getDraft(ada, 'tallhamn');
    const adas = withField(withField(base.body, 'colours.0.hex', '#204040'), 'name', 'Tallhamn A');
    const bens = withField(withField(base.body, 'colours.1.hex', '#909090'), 'name', 'Tallhamn B');
    const first = await saveDraft(ada, 'tallhamn', { revision: base.revision, body: adas });
    expect(first).toMatchObject({ state: 'saved', draft: { revision: 1 } });
    const second = await saveDraft(ben, 'tallhamn', { revision: base.revision, body: bens });
    if (second.state !== 'conflict') throw new Error('the second save went through');
    expect(second.theirs.body.colours[0]?.hex).toBe('#204040');
    const { merged, clashes, taken } = mergeChanges(base.body, bens, second.theirs.body);
    expect(clashes.map(({ path, mine, theirs }) => ({ path, mine, theirs }))).toEqual([
      { path: 'name', mine: 'Tallhamn B', theirs: 'Tallhamn A' },
    ]);
    expect(taken).toEqual(['colours.0']);
    const chosen = withField(merged, 'name', 'Tallhamn A');
    const third = await saveDraft(ben, 'tallhamn', { revision: second.theirs.revision, body: chosen });
    if (third.state !== 'saved') throw new Error('the merge was not saved');
    const { colours, name } = third.draft.body;
    expect([colours[0]?.hex, colours[1]?.hex, name]).toEqual(['#204040', '#909090', 'Tallhamn A']);
  });

  it('of twelve saves from the same revision at once let exactly one through', async () => {
    const { revision, body } = await getDraft(ada, 'tallhamn');
    const saves = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        saveDraft(at % 2 ? ada : ben, 'tallhamn', { revision, body: withField(body, 'corner', at / 1_000) }),
      ),
    );
    expect(saves.filter(({ state }) => state === 'saved')).toHaveLength(1);
  });

  it('become the next version when an admin publishes, and an earlier one comes back as a new one', async () => {
    await expect(publishDraft(ben, 'tallhamn')).rejects.toMatchObject({ code: 'forbidden' });
    const draft = await getDraft(ada, 'tallhamn');
    await expect(publishDraft(ada, 'tallhamn', { revision: draft.revision + 1 })).rejects.toMatchObject({
      code: 'preset_conflict',
    });
    expect(await publishDraft(ada, 'tallhamn', { revision: draft.revision, note: 'greener' })).toMatchObject({
      version: 2,
    });
    const changed = (await diffVersions(ada, 'tallhamn', 1, 2)).map(({ path }) => path);
    expect(changed).toEqual(expect.arrayContaining(['name', 'colours.0.hex', 'colours.1.hex']));
    expect(await rollbackPreset(ada, 'tallhamn', 1)).toMatchObject({ version: 3 });
    expect(await diffVersions(ada, 'tallhamn', 1, 3)).toEqual([]);
    const versions = await listVersions(ada, 'tallhamn');
    expect(versions.map(({ version, origin, fromVersion }) => [version, origin, fromVersion])).toEqual([
      [3, 'rollback', 1],
      [2, 'published', null],
      [1, 'imported', null],
    ]);
    await expect(database.sql("UPDATE preset_version SET note = 'x'")).rejects.toThrow();
  });

  it('keep a draft from overwriting a version that was published past it', async () => {
    const base = await getDraft(ben, 'tallhamn');
    await saveDraft(ben, 'tallhamn', { revision: base.revision, body: withField(base.body, 'corner', 0.02) });
    await createPresetVersion(ada, written({ name: 'Straight in' }));
    await expect(publishDraft(ada, 'tallhamn')).rejects.toMatchObject({ code: 'preset_conflict' });
    expect((await getDraft(ben, 'tallhamn')).body.corner).toBe(0.02);
  });

  it('export as JSON that imports again unchanged, byte for byte, fonts and logos included', async () => {
    const font = `data:font/woff2;base64,${Buffer.from(fontFile()).toString('base64')}`;
    const fonts = [{ family: 'Hamn Display', weight: 400, licence: 'OFL-1.1', data: font }];
    const type = { display: { family: 'Hamn Display', weight: 400 }, text: { family: 'Inter', weight: 400 } };
    await createPresetVersion(ada, written({ slug: 'round', fonts, type }));
    const first = await exportPreset(ada, 'round');
    const { owner: other } = await anOrganisation('round-trip');
    await importPreset(other, JSON.parse(first));
    await publishDraft(other, 'round');
    expect(await exportPreset(other, 'round')).toBe(first);
    expect((await getPreset(other, 'round')).snapshot).toEqual((await getPreset(ada, 'round')).snapshot);
  });

  it('read a snapshot that was pinned before any of this existed', () => {
    const { fonts, references, locked, enforcement, ownLayouts, ...old } = presetSnapshotSchema.parse({
      ...written(),
      logo: { variants: [{ ground: 'any', blob: 'a'.repeat(64), mediaType: 'image/png' }] },
    });
    expect(presetSnapshotSchema.parse(old)).toMatchObject({ fonts, references, locked, enforcement, ownLayouts });
  });
});
