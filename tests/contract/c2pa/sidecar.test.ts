/** Credentials that lie beside a picture: exported from what we sign, in all four formats, and compared with the picture. */
import { describe, expect, test } from 'vitest';
import { decodeImage } from '../../../lib/imaging/index';
import { extractManifest, readSidecar } from '../../../lib/pipeline/provenance/index';
import { FORMATS, signed, trustAnchor } from './signed-files';
import { withoutManifest } from './without-manifest';

describe.each(FORMATS)('the sidecar of a signed %s', (format) => {
  const made = (async () => {
    const file = await signed('created', format);
    const store = extractManifest(file, format) ?? new Uint8Array();
    return { file, store, bare: withoutManifest(file, format), anchor: await trustAnchor() };
  })();

  test('fits the picture whose credentials were taken out, and says as much as the file did', async () => {
    const { file, store, bare, anchor } = await made;
    expect(extractManifest(bare, format)).toBeNull();
    await decodeImage(bare);
    const read = await readSidecar(store, bare, format, anchor);
    expect(read).toMatchObject({
      state: 'trusted',
      failures: [],
      manifest: { generator: expect.stringMatching(/^Colophon/) },
    });
    expect(read.ingredients.length).toBeGreaterThan(0);
    expect((await readSidecar(store, file, format, anchor)).state).toBe('trusted');
    expect((await readSidecar(store, bare, format)).state).toBe('valid');
  });

  test('fits no other picture, no changed one, and is not believed when it was changed itself', async () => {
    const { store, bare, anchor } = await made;
    const changed = bare.slice();
    changed[changed.length - 20] = (changed.at(-20) ?? 0) ^ 1;
    expect((await readSidecar(store, changed, format, anchor)).state).toBe('invalid');
    const other = withoutManifest(await signed('sealed', format), format).slice();
    other[other.length - 30] = (other.at(-30) ?? 0) ^ 1;
    expect((await readSidecar(store, other, format, anchor)).state).toBe('invalid');
    const forged = store.slice();
    forged[forged.length - 40] = (forged.at(-40) ?? 0) ^ 1;
    expect((await readSidecar(forged, bare, format, anchor)).state).toBe('invalid');
  });
});
