import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../lib/accounts/index';
import { createPresetVersion, getPreset, listPresets, readLogo } from '../../../lib/brands/index';
import { useDatabase } from '../../setup/database';
import { anOrganisation } from '../arrange';

interface Written {
  name: string;
  slug: string;
  type: { display: { family: string } };
  logo: { variants: { ground: string; data?: string; file?: string }[] };
}

const inline = (svg: string) => `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
const MARK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h10v10z"/></svg>';

describe('brand presets', () => {
  useDatabase();
  let owner: Actor;
  let written: Written;
  const change = (edit: (preset: Written) => void): Written => {
    const copy: Written = structuredClone(written);
    edit(copy);
    return copy;
  };
  beforeAll(async () => {
    ({ owner } = await anOrganisation('brands'));
    written = JSON.parse(await readFile('examples/brands/tallhamn.json', 'utf8'));
  });

  it('get a new version when something differs and the same one when nothing does', async () => {
    const first = await createPresetVersion(owner, written);
    expect(await createPresetVersion(owner, written)).toEqual(first);
    const second = await createPresetVersion(
      owner,
      change((preset) => (preset.name = 'Tallhamn Kaffe')),
    );
    expect(second).toMatchObject({ presetId: first.presetId, version: 2 });
    expect(await getPreset(owner, 'tallhamn')).toMatchObject({ version: 2, name: 'Tallhamn Kaffe' });
  });

  it('number versions without a gap when they are saved at once', async () => {
    const names = ['a', 'b', 'c', 'd'].map((name) =>
      change((preset) => Object.assign(preset, { name, slug: 'at-once' })),
    );
    const made = await Promise.all(names.map((preset) => createPresetVersion(owner, preset)));
    expect(made.map(({ version }) => version).sort()).toEqual([1, 2, 3, 4]);
  });

  it('keep logos as clean blobs and show the one made for a ground', async () => {
    const { bytes, mediaType } = await readLogo(owner, 'tallhamn', 'dark');
    expect(mediaType).toBe('image/svg+xml');
    expect(new TextDecoder().decode(bytes)).toContain('<svg');
    const files = async (name: string) => new TextEncoder().encode(name === 'mark.svg' ? MARK : '');
    const beside = change((preset) => {
      preset.slug = 'beside';
      preset.logo.variants = [{ ground: 'any', file: 'mark.svg' }];
    });
    const { presetId } = await createPresetVersion(owner, beside, files);
    expect(new TextDecoder().decode((await readLogo(owner, presetId, 'light')).bytes)).toContain('M0 0h10v10z');
    await expect(createPresetVersion(owner, beside)).rejects.toMatchObject({ code: 'invalid_preset' });
  });

  it.each([
    [
      'svg_unsafe',
      (preset: Written) =>
        (preset.logo.variants = [{ ground: 'any', data: inline(MARK.replace('<path', '<script>x</script><path')) }]),
    ],
    [
      'image_unreadable',
      (preset: Written) =>
        (preset.logo.variants = [
          {
            ground: 'any',
            data: `data:image/png;base64,${Buffer.from('\x89PNG\r\n\x1a\nnope', 'latin1').toString('base64')}`,
          },
        ]),
    ],
    [
      'invalid_preset',
      (preset: Written) => (preset.logo.variants = [{ ground: 'any', data: 'http://example.org/logo.svg' }]),
    ],
    ['invalid_preset', (preset: Written) => (preset.logo.variants = [{ ground: 'any', file: '../../etc/passwd.svg' }])],
    ['invalid_preset', (preset: Written) => (preset.slug = '../up')],
    ['unsupported_font', (preset: Written) => (preset.type.display.family = 'Comic Sans')],
  ])('answer %s for what cannot be used', async (code, edit) => {
    await expect(
      createPresetVersion(
        owner,
        change((preset) => void edit(preset)),
      ),
    ).rejects.toMatchObject({ code });
  });

  it('show to their own organisation only', async () => {
    const { owner: stranger } = await anOrganisation('stranger');
    const { id } = await getPreset(owner, 'tallhamn');
    expect(await listPresets(stranger)).toEqual([]);
    await expect(getPreset(stranger, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(createPresetVersion({ ...owner, role: 'viewer' }, written)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
