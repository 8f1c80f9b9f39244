import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Asset, BMFF, JPEG, PNG } from '@trustnxt/c2pa-ts/asset';
import { SuperBox } from '@trustnxt/c2pa-ts/jumbf';
import { ManifestStore, ValidationStatusCode } from '@trustnxt/c2pa-ts/manifest';
import { describe, expect, test } from 'vitest';
import { readCredentials } from '../../../lib/pipeline/provenance/c2pa/index';
import { FORMATS, type Format, KINDS, signed, trustAnchor } from './signed-files';

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

/** `pip install c2pa-python`; the reference library of C2PA behind another language. */
const PYTHONS = [process.env.C2PA_PYTHON, 'python3', '/opt/py/bin/python3'].filter((name) => name !== undefined);
const SCRIPT = `
import c2pa, json, sys
context = c2pa.Context.from_dict({"verify": {"verify_trust": True, "remote_manifest_fetch": False}, "trust": {"trust_anchors": open(sys.argv[1]).read()}})
for name in sys.argv[2:]:
    with c2pa.Reader(name, context=context) as reader:
        active = json.loads(reader.json())["validation_results"]["activeManifest"]
        trusted = any(entry["code"] == "signingCredential.trusted" for entry in active["success"])
        print("Trusted" if trusted and not active["failure"] else active["failure"])
`;
const python = PYTHONS.find((name) => {
  try {
    execFileSync(name, ['-c', 'import c2pa'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});

test('the reference reader for Python trusts all our formats', async (context) => {
  if (!python) return context.skip('no Python here has c2pa-python; set C2PA_PYTHON to one that has');
  const folder = mkdtempSync(join(tmpdir(), 'colophon-c2pa-'));
  try {
    writeFileSync(join(folder, 'root.pem'), await trustAnchor());
    const ending = (format: Format) => format.split('/')[1];
    const files: string[] = [];
    for (const kind of KINDS)
      for (const format of FORMATS) {
        const file = join(folder, `${kind}.${ending(format)}`);
        writeFileSync(file, await signed(kind, format));
        files.push(file);
      }
    const said = execFileSync(python, ['-c', SCRIPT, join(folder, 'root.pem'), ...files], { encoding: 'utf8' });
    expect(said.trim().split('\n')).toEqual(files.map(() => 'Trusted'));
  } finally {
    rmSync(folder, { recursive: true });
  }
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
