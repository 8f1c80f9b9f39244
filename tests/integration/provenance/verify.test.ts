import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeImage, encodeJpeg, encodePng, type Pixels, resize } from '../../../lib/imaging/index';
import { embed, type ProvenanceOutput, provenanceStage } from '../../../lib/pipeline/provenance/index';
import { conclude } from '../../../lib/verify/conclude';
import {
  closeVerifyThread,
  type RecordedAsset,
  type Records,
  verifyFile,
  verifyInThread,
} from '../../../lib/verify/index';
import { inspectingThread } from '../../../lib/verify/inspecting-thread';
import { makeRun, makeWorld, type World } from '../provenance-fixtures';

const FILES = join(process.cwd(), '../shared/data/c2pa-files');
let world: World;
let item: ProvenanceOutput['signed'][number];
let bytes: Uint8Array;
let pixels: Pixels;
let records: Records;

const options = (name = 'picture.jpg') => ({
  name,
  trustAnchors: world.rootPem,
  watermarkKeys: [{ id: 'wmk-1', secret: Buffer.from(world.ports.watermarkKey.secret).toString('hex') }],
});
const verify = (file: Uint8Array, search: Records | null = records) =>
  verifyFile(file, { ...options(), records: search });

beforeAll(async () => {
  world = await makeWorld();
  const { output } = await provenanceStage.run(await makeRun(world, { kind: 'waves' }), world.ports);
  const [signed] = output.signed;
  const stored = signed && world.blobs.all.get(signed.sha256);
  if (!signed || !stored) throw new Error('nothing was signed');
  item = signed;
  bytes = stored;
  ({ pixels } = await decodeImage(bytes));
  const asset: RecordedAsset = {
    assetId: 'ast_1',
    sha256: item.sha256,
    organisationName: 'Bakery',
    placement: item.placement,
    createdAt: '2026-11-23T12:00:00.000Z',
    watermarkId: item.watermark.id,
    manifestLabel: item.manifestLabel,
    reportSha256: item.reportSha256,
    fingerprint: item.fingerprint,
  };
  records = {
    bySha256: async (sha256) => (sha256 === asset.sha256 ? asset : null),
    byWatermark: async (id) => (id === asset.watermarkId ? asset : null),
  };
}, 600_000);
afterAll(() => closeVerifyThread());

describe('verifying a file of ours', () => {
  test('untouched: trusted, marked, recorded', async () => {
    const result = await verify(bytes);
    expect(result.credentials.state).toBe('trusted');
    expect(result.watermark).toMatchObject({
      outcome: 'detected',
      watermark_id: item.watermark.id,
      algorithm: 'colophon-lattice-1',
    });
    expect(result.record).toMatchObject({ state: 'found', by: 'sha256', distance: 0 });
    expect(result.words).toContain('is known here');
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });

  test('by somebody who does not know the root: valid, and said to be less than trusted', async () => {
    const result = await verifyFile(bytes, { ...options(), trustAnchors: '', records: null });
    expect(result.credentials.state).toBe('valid');
    expect(result.credentials.words).toContain('Valid is not the same as trusted');
    expect(result.record.words).toBe('Records were not searched.');
  });

  test('stripped, halved and recompressed: the mark leads back', async () => {
    const small = await resize(pixels, pixels.width >> 1, pixels.height >> 1);
    const result = await verify(await encodeJpeg(small, { quality: 70 }));
    expect(result.credentials.state).toBe('none');
    expect(result.record).toMatchObject({ state: 'found', by: 'watermark' });
    expect(result.words).toContain('leads back to a picture that Bakery made here');
  });

  test('tampered: broken credentials, and the original is still known', async () => {
    const changed = Uint8Array.from(bytes);
    const at = changed.length - 3000;
    changed[at] = (changed[at] ?? 0) ^ 4;
    const result = await verify(changed);
    expect(result.credentials.state).toBe('invalid');
    expect(result.credentials.words).toContain('The picture was changed after it was signed.');
    expect(result.words).toContain('our records know the original');
  });

  test('a mark lifted onto another picture is exposed', async () => {
    const other = (await makeRun(world, { kind: 'bokeh' })).earlier.composition.creatives[0];
    const foreign = await decodeImage(world.blobs.all.get(other?.blob ?? '') ?? new Uint8Array());
    const forged = embed(foreign.pixels, Buffer.from(item.watermark.id ?? '', 'hex'), world.ports.watermarkKey);
    const result = await verify(await encodePng(forged.pixels));
    expect(result.record.state).toBe('other_picture');
    expect(result.words).toContain('belongs to another picture');
  });

  test('without records or keys it says what it did not do', async () => {
    const result = await verifyFile(bytes, { ...options(), watermarkKeys: [] });
    expect(result.watermark).toMatchObject({ outcome: 'not_searched', watermark_id: null });
    expect(result.record.state).toBe('not_searched');
  });
});

describe('verifying anything else never throws', () => {
  test('an unsigned picture: nothing known, which proves nothing', async () => {
    const plain: Pixels = { data: new Uint8Array(300 * 300 * 3).fill(90), width: 300, height: 300, channels: 3 };
    const result = await verify(await encodePng(plain));
    expect(result).toMatchObject({
      unreadable: null,
      credentials: { state: 'none' },
      watermark: { outcome: 'not_detected' },
    });
    expect(result.watermark.words).toContain('Absence proves nothing');
    expect(result.words).toContain('That proves nothing');
  });

  test.each([
    ['an empty file', new Uint8Array()],
    ['a text', new TextEncoder().encode('This is not a picture, whatever its name says.')],
    ['a PDF', new TextEncoder().encode('%PDF-1.7\n%âãÏÓ\n')],
    ['the first bytes of a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0)],
  ])('%s: unreadable, with a reason', async (_, file) => {
    const result = await verify(file);
    expect(result.unreadable?.words).toBeTruthy();
    expect(result.credentials.state).toBe('none');
    expect(result.watermark.outcome).toBe('not_searched');
  });

  test('our own file cut anywhere', async () => {
    for (const share of [0.02, 0.1, 0.3, 0.6, 0.9, 0.999]) {
      const result = await verify(bytes.subarray(0, Math.floor(bytes.length * share)));
      expect(result.unreadable).not.toBeNull();
      expect(['invalid', 'none']).toContain(result.credentials.state);
    }
  });

  test('our own file with bytes flipped all over', async () => {
    for (let seed = 1; seed <= 12; seed++) {
      const broken = Uint8Array.from(bytes);
      for (let at = seed * 37; at < broken.length; at += 4001) broken[at] = (broken[at] ?? 0) ^ (seed * 29 + 1);
      const result = await verify(broken);
      expect(['invalid', 'none']).toContain(result.credentials.state);
    }
  });
});

describe('files of other products', () => {
  const EXPECTED: Readonly<Record<string, string>> = {
    'adobe-20220124-A.jpg': 'none',
    'adobe-20220124-C.jpg': 'valid',
    'adobe-20220124-CA.jpg': 'valid',
    'adobe-20220124-CAICA.jpg': 'valid',
    'adobe-20220124-E-dat-CA.jpg': 'invalid',
    'adobe-20220124-E-sig-CA.jpg': 'invalid',
    'adobe-20220124-XCA.jpg': 'invalid',
    'nikon-20221019-building.jpeg': 'invalid',
  };

  test('read as their makers made them: signed, edited, deliberately broken', async (context) => {
    if (!existsSync(FILES)) context.skip('the reference files are not here: ../shared/data/c2pa-files');
    const found: Record<string, string> = {};
    for (const name of readdirSync(FILES).filter((file) => file !== 'LICENSE')) {
      const result = await verifyFile(new Uint8Array(readFileSync(join(FILES, name))), { ...options(name), records });
      found[name] = result.credentials.state;
      expect(result.watermark.detected, name).toBe(false);
    }
    expect(found).toEqual(EXPECTED);
  });

  test('an expired certificate is not called a changed picture', async (context) => {
    if (!existsSync(FILES)) context.skip('the reference files are not here: ../shared/data/c2pa-files');
    const file = new Uint8Array(readFileSync(join(FILES, 'nikon-20221019-building.jpeg')));
    expect((await verify(file)).words).toContain('certificate of “NIKON CORPORATION” was not valid');
  });
});

describe('in a thread of its own', () => {
  test('answers the same, file after file, good or bad', async () => {
    const direct = await verify(bytes);
    expect(await verifyInThread(bytes, { ...options(), records })).toEqual(direct);
    const bad = await verifyInThread(new Uint8Array(), { ...options(), records });
    expect(bad.unreadable).not.toBeNull();
    expect((await verifyInThread(bytes, { ...options(), records })).credentials.state).toBe('trusted');
  }, 600_000);
});

describe('when there is too little to compare', () => {
  test('a mark on a bare gradient leads to a record without a claim that the pictures are the same', async () => {
    const plain: Pixels = { data: new Uint8Array(720 * 720 * 3), width: 720, height: 720, channels: 3 };
    for (let at = 0; at < plain.data.length; at++) plain.data[at] = 60 + Math.round((Math.floor(at / 2160) / 720) * 90);
    const forged = embed(plain, Buffer.from(item.watermark.id ?? '', 'hex'), world.ports.watermarkKey);
    const result = await verify(await encodePng(forged.pixels));
    expect(result.record.state).toBe('uncertain');
    expect(result.words).toContain('cannot be told');
  });
});

describe('a search for the mark that takes too long', () => {
  test('is reported as not searched, and the credentials that were read before it stand', async () => {
    // A stranger's keys, so many that looking for all of them outlasts the limit on any machine.
    const watermarkKeys = Array.from({ length: 4_000 }, (_, at) => ({
      id: `other-${at}`,
      secret: at.toString(16).padStart(64, '7'),
    }));
    const short = inspectingThread({ milliseconds: 90_000, searchMilliseconds: 300, megabytes: 512 });
    const answer = await short.inspect(bytes, { ...options(), watermarkKeys });
    await short.close();
    if (!('inspection' in answer)) throw new Error(answer.failure);
    const result = await conclude(answer.inspection, records);
    expect(result.credentials.state).toBe('trusted');
    expect(result.watermark).toMatchObject({ outcome: 'not_searched', detected: false });
    expect(result.watermark.words).toContain('not searched: took too long');
    expect(result.record).toMatchObject({ state: 'found', by: 'sha256' });
  }, 600_000);
});
