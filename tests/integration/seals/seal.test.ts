import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawnPicture } from '../../../bench/provenance/pictures';
import { balance } from '../../../lib/billing/index';
import { readReport, requestGeneration } from '../../../lib/generations/index';
import { decodeImage, encodeJpeg, encodePng } from '../../../lib/imaging/index';
import { sealPicture } from '../../../lib/seals/index';
import { closeVerifyThread } from '../../../lib/verify/index';
import { useDatabase } from '../../setup/database';
import { withCredentials, withExif, withPngText } from './other-generators';
import { aSealer, type Sealer } from './sealing';

const FILES = join(process.cwd(), '../shared/data/c2pa-files');
const A1111 = 'a lighthouse\nSteps: 28, Sampler: Euler a, CFG scale: 7, Seed: 1, Size: 640x512';

describe('a picture made elsewhere', { timeout: 600_000 }, () => {
  const database = useDatabase();
  let sealer: Sealer;
  const jpeg = () => encodeJpeg(drawnPicture('waves', 640, 512, 5), { quality: 92 });

  beforeAll(async () => {
    sealer = await aSealer();
  }, 600_000);
  afterAll(async () => {
    await closeVerifyThread();
    await sealer?.home.close();
  });

  test('keeps its size and type, is marked, signed, recorded and paid for like any other', async () => {
    const before = await balance(sealer.owner);
    const { view, file, read } = await sealer.seal({
      bytes: await withExif(
        await jpeg(),
        'jpeg',
        { Make: 'NIKON CORPORATION', Model: 'NIKON Z 6_2' },
        { FNumber: '28/10' },
      ),
      fileName: 'harbour.jpg',
      source: 'photo',
      people: 'none',
    });
    expect(view.items.map(({ verdict, delivered }) => ({ verdict, delivered }))).toEqual([
      { verdict: 'pass', delivered: true },
    ]);
    expect(file).toMatchObject({ mediaType: 'image/jpeg', fileName: 'harbour-sealed.jpg' });
    expect(read).toMatchObject({
      width: 640,
      height: 512,
      credentials: { state: 'trusted', model: null },
      watermark: { detected: true },
      record: { state: 'found', by: 'sha256' },
    });
    expect(read?.credentials.ingredients).toMatchObject([
      { title: 'harbour.jpg', relationship: 'parentOf', state: 'none' },
    ]);
    expect(read?.credentials.sourceType).toBe('digitalCapture');
    // No camera, no program: what the file said of its owner's equipment is not passed on.
    expect(Buffer.from(file?.bytes ?? []).includes('NIKON')).toBe(false);
    expect(before.available - (await balance(sealer.owner)).available).toBe(1n);
    const report = await readReport(sealer.owner, view.items[0]?.assetId ?? '');
    expect(Buffer.from(report.bytes).toString()).toContain('what its file says agrees');
  });

  test('keeps the credentials it came with as its parent, with what was found of them', async () => {
    const foreign = await withCredentials(await jpeg(), 'image/jpeg', 'Adobe Firefly', 'Somebody Else');
    const { view, read } = await sealer.seal({
      bytes: foreign,
      fileName: 'firefly.jpg',
      source: 'trained',
      people: 'none',
    });
    expect(view.items[0]?.verdict).toBe('pass');
    expect(read?.credentials).toMatchObject({
      state: 'trusted',
      sourceType: 'trainedAlgorithmicMedia',
      model: { name: 'Adobe Firefly' },
    });
    expect(read?.credentials.ingredients).toMatchObject([
      { relationship: 'parentOf', state: 'valid', issuer: 'Somebody Else' },
    ]);
  });

  test('waits for a person when its file contradicts what was declared', async () => {
    const bytes = withPngText(await encodePng(drawnPicture('bokeh', 640, 512, 6)), [['tEXt', 'parameters', A1111]]);
    const { view } = await sealer.seal({ bytes, fileName: 'not-a-photo.png', source: 'photo', people: 'none' });
    expect(view.items[0]).toMatchObject({ verdict: 'hold', delivered: false });
    expect(view.items[0]?.reasons.map(({ code }) => code)).toEqual(['seal_origin_contradicted']);
    const cases = await database.sql('SELECT id FROM review_case WHERE generation_id = $1', [view.id]);
    expect(cases).toHaveLength(1);
  });

  test('waits for a person when its own credentials were broken on the way', async (context) => {
    if (!existsSync(FILES)) context.skip('../shared/data is not here: no broken file of another product');
    const bytes = readFileSync(join(FILES, 'adobe-20220124-E-dat-CA.jpg'));
    const { view } = await sealer.seal({ bytes, fileName: 'broken.jpg', source: 'photo', people: 'none' });
    expect(view.items[0]?.verdict).toBe('hold');
    expect(view.items[0]?.reasons.map(({ code }) => code)).toContain('seal_credentials_invalid');
  });

  test('is cropped to a placement when one is asked for, chained to the file it was cropped from', async () => {
    const first = await sealer.seal({
      bytes: await jpeg(),
      fileName: 'wide.jpg',
      source: 'algorithmic',
      people: 'none',
    });
    const { read } = await sealer.seal({
      bytes: first.file?.bytes ?? new Uint8Array(),
      fileName: 'wide-sealed.jpg',
      source: 'algorithmic',
      people: 'none',
      placements: ['instagram-post'],
    });
    expect(read).toMatchObject({ width: 1080, height: 1080, credentials: { state: 'trusted' } });
    expect(read?.credentials.actions.map(({ action }) => action)).toEqual([
      'c2pa.opened',
      'c2pa.cropped',
      'c2pa.resized.proportional',
      'c2pa.watermarked.bound',
    ]);
    expect(read?.credentials.ingredients).toMatchObject([{ relationship: 'parentOf', state: 'trusted' }]);
  });

  test('is refused in words when it is transparent, unreadable or no picture', async () => {
    const clear = await encodePng({ data: new Uint8Array(64 * 64 * 4).fill(120), width: 64, height: 64, channels: 4 });
    const refused = (bytes: Uint8Array) =>
      sealPicture(sealer.owner, { bytes, fileName: 'x.png', source: 'human', preset: 'tallhamn' }, { claimed: true });
    await expect(refused(clear)).rejects.toMatchObject({
      code: 'image_unreadable',
      message: expect.stringContaining('transparent'),
    });
    await expect(refused(new TextEncoder().encode('%PDF-1.7 no picture'))).rejects.toMatchObject({
      code: 'image_wrong_type',
    });
    await expect(refused((await jpeg()).subarray(0, 900))).rejects.toMatchObject({ code: 'image_unreadable' });
  });

  test('cannot be smuggled in as a brief that states its own facts', async () => {
    const sealed = {
      picture: { sha256: 'a'.repeat(64), mediaType: 'image/png' },
      ...{ fileName: 'x', width: 10, height: 10, source: 'photo', marks: [] },
      credentials: { state: 'trusted', issuer: 'Nobody', failures: [] },
    };
    const brief = { prompt: 'x', engine: 'none', placements: ['original'], sealed };
    await expect(requestGeneration(sealer.owner, { brief, preset: 'tallhamn' })).rejects.toMatchObject({
      code: 'invalid_brief',
    });
  });

  test('is nobody’s to seal who may not make pictures', async () => {
    const viewer = { ...sealer.owner, role: 'viewer' as const };
    const request = { bytes: await jpeg(), fileName: 'x.jpg', source: 'human' as const, preset: 'tallhamn' };
    await expect(sealPicture(viewer, request)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('loses nothing of what is seen but what an invisible mark changes', async () => {
    const bytes = await encodePng(drawnPicture('bokeh', 512, 384, 9));
    const { file } = await sealer.seal({ bytes, fileName: 'lossless.png', source: 'algorithmic', people: 'none' });
    const [a, b] = await Promise.all([decodeImage(bytes), decodeImage(file?.bytes ?? new Uint8Array())]);
    let squares = 0;
    for (let at = 0; at < a.pixels.data.length; at += 1)
      squares += ((a.pixels.data[at] ?? 0) - (b.pixels.data[at] ?? 0)) ** 2;
    expect(10 * Math.log10(255 ** 2 / (squares / a.pixels.data.length))).toBeGreaterThan(42);
  });
});
