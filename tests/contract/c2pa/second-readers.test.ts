import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Asset, BMFF, JPEG, PNG } from '@trustnxt/c2pa-ts/asset';
import { SuperBox } from '@trustnxt/c2pa-ts/jumbf';
import { ManifestStore, ValidationStatusCode } from '@trustnxt/c2pa-ts/manifest';
import { describe, expect, test } from 'vitest';
import { readCredentials } from '../../../lib/pipeline/provenance/c2pa/index';
import { askPython, c2paPython, NO_PYTHON } from '../../setup/c2pa-python';
import { FORMATS, KINDS, signed, trustAnchor } from './signed-files';

function assetOf(bytes: Uint8Array<ArrayBuffer>): Asset | null {
  if (JPEG.canRead(bytes)) return new JPEG(bytes);
  if (PNG.canRead(bytes)) return new PNG(bytes);
  return BMFF.canRead(bytes) ? new BMFF(bytes) : null;
}

describe('an implementation in TypeScript that shares no code with ours', () => {
  test.each(FORMATS.filter((format) => format !== 'image/webp'))(
    'reads and validates our %s (it knows no WebP)',
    async (format) => {
      for (const kind of KINDS) {
        const asset = assetOf(new Uint8Array(await signed(kind, format)));
        const jumbf = asset ? await asset.getManifestJUMBF() : undefined;
        if (!asset || !jumbf) throw new Error('no manifest found');
        const store = ManifestStore.read(SuperBox.fromBuffer(new Uint8Array(jumbf)));
        const result = await store.validate(asset);
        const codes = result.statusEntries.filter(({ success }) => success === false).map(({ code }) => code);
        expect(codes.filter((code) => code !== ValidationStatusCode.SigningCredentialUntrusted)).toEqual([]);
      }
    },
  );
});

/** What the active manifest's results say: trusted, or what failed. */
const VERDICT = `(lambda results: "Trusted" if any(entry["code"] == "signingCredential.trusted" for entry in results["success"]) and not results["failure"] else results["failure"])(store["validation_results"]["activeManifest"])`;

test('the reference reader for Python trusts all our formats', async (context) => {
  const python = c2paPython();
  if (!python) return context.skip(NO_PYTHON);
  const files: { name: string; bytes: Uint8Array }[] = [];
  for (const kind of KINDS)
    for (const format of FORMATS)
      files.push({ name: `${kind}.${format.split('/')[1]}`, bytes: await signed(kind, format) });
  const said = askPython(python, files, { rootPem: await trustAnchor(), expression: VERDICT });
  expect(said).toEqual(files.map(() => 'Trusted'));
});

describe('files of other products', () => {
  const FILES = join(process.cwd(), '../shared/data/c2pa-files');
  const EXPECTED: Readonly<Record<string, string>> = {
    'adobe-20220124-A.jpg': 'none',
    'adobe-20220124-C.jpg': 'valid',
    'adobe-20220124-CA.jpg': 'valid',
    'adobe-20220124-CAICA.jpg': 'valid',
    'adobe-20220124-E-dat-CA.jpg': 'invalid',
    'adobe-20220124-E-sig-CA.jpg': 'invalid',
    'adobe-20220124-XCA.jpg': 'invalid',
    // Its certificate expired, and it carries no time stamp.
    'nikon-20221019-building.jpeg': 'invalid',
  };
  test('are read for what they are: signed by somebody unknown here, broken, or not at all', async (context) => {
    if (!existsSync(FILES))
      return context.skip('../shared/data/c2pa-files is not here: no files of other products were read');
    const states: Record<string, string> = {};
    for (const name of readdirSync(FILES).filter((entry) => /jpe?g$/.test(entry)))
      states[name] = (await readCredentials(readFileSync(join(FILES, name)), 'image/jpeg', await trustAnchor())).state;
    expect(states).toEqual(EXPECTED);
  });
});
