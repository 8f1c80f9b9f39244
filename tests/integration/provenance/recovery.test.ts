import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { drawnPictures } from '../../../bench/provenance/pictures';
import { crop, encodeJpeg, encodeWebp, type Pixels, resize } from '../../../lib/imaging/index';
import { hammingDistance, pdq, pdqFromHex, pdqToHex } from '../../../lib/imaging/pdq';
import { embed } from '../../../lib/pipeline/provenance/index';
import { type RecordedAsset, type Records, verifyFile } from '../../../lib/verify/index';

const FULL = process.env.FULL === '1';
const COUNT = FULL ? 100 : 4;
/** A stranger costs a whole search. */
const STRANGERS = FULL ? 100 : 2;
/** Figures belong in the report of a run, whatever the reporter. */
const note = (text: string) => process.stdout.write(`${text}\n`);
const key = { id: 'k', secret: new Uint8Array(32).fill(5) };
const options = {
  name: 'picture',
  trustAnchors: '',
  watermarkKeys: [{ id: 'k', secret: Buffer.from(key.secret).toString('hex') }],
};
const delivered: { pixels: Pixels; asset: RecordedAsset }[] = [];
let records: Records;

const idOf = (at: number) => createHash('sha256').update(`asset ${at}`).digest('hex').slice(0, 16);

beforeAll(async () => {
  if (!FULL) note(`recovery: ${COUNT} of 100 assets, ${STRANGERS} of 100 strangers; FULL=1 takes all`);
  for (const [at, { pixels }] of drawnPictures(COUNT, 600, 600, 900).entries()) {
    const marked = embed(pixels, Buffer.from(idOf(at), 'hex'), key, { lattice: 1.4, plain: 1.4 });
    const asset = {
      assetId: `ast_${at}`,
      sha256: `${at}`.padStart(64, '0'),
      organisationName: 'Bakery',
      placement: 'instagram-post',
      createdAt: '2026-11-23T12:00:00.000Z',
      watermarkId: idOf(at),
      manifestLabel: `urn:c2pa:${at}`,
      reportSha256: '0'.repeat(64),
      fingerprint: pdqToHex(pdq(marked.pixels).hash),
    };
    delivered.push({ pixels: marked.pixels, asset });
  }
  const find = (test: (asset: RecordedAsset) => boolean) => delivered.find((one) => test(one.asset))?.asset ?? null;
  records = {
    bySha256: async (sha256) => find((asset) => asset.sha256 === sha256),
    byWatermark: async (id) => find((asset) => asset.watermarkId === id),
    // As the database's: a mark that was lost is not the end, the fingerprint still leads back.
    byFingerprint: async (fingerprint, most) => {
      const wanted = pdqFromHex(fingerprint);
      const far = (asset: RecordedAsset) => {
        const hash = pdqFromHex(asset.fingerprint);
        return wanted && hash ? hammingDistance(wanted, hash) : Number.POSITIVE_INFINITY;
      };
      const nearest = delivered.map(({ asset }) => asset).sort((a, b) => far(a) - far(b))[0];
      return nearest && far(nearest) <= most ? nearest : null;
    },
  };
}, 600_000);

const verify = (bytes: Uint8Array) => verifyFile(bytes, { ...options, records });

describe('what lost its credentials on the way', () => {
  test('stripped, resized and re-encoded, every asset leads back to its own record', async () => {
    const by = { watermark: 0, fingerprint: 0 };
    for (const [at, { pixels, asset }] of delivered.entries()) {
      const side = [300, 420, 512, 750][at % 4] ?? 420;
      const small = await resize(pixels, side, side);
      const bytes = at % 2 ? await encodeJpeg(small, { quality: 70 }) : await encodeWebp(small, { quality: 80 });
      const { record } = await verify(bytes);
      const right = record.state === 'found' && record.asset?.assetId === asset.assetId;
      if (right && (record.by === 'watermark' || record.by === 'fingerprint')) by[record.by] += 1;
      else note(`not recovered: ${at} ${record.state} ${record.distance}`);
    }
    note(`recovered ${by.watermark} by mark and ${by.fingerprint} by fingerprint of ${COUNT}`);
    expect(by.watermark + by.fingerprint).toBe(COUNT);
    // The fingerprint must not hide a mark that stopped working.
    expect(by.watermark).toBeGreaterThanOrEqual(COUNT / 2);
  }, 600_000);

  // Posters and split layouts of this set share their layout and words, and a fingerprint of grey values takes them for one
  // another (29 of 40, from 4 bits apart): they are no strangers to it. See docs/watermark.md.
  test('no stranger leads to any record', async () => {
    let found = 0;
    const strangers = drawnPictures(2 * STRANGERS, 512, 512, 4321)
      .filter(({ kind }) => kind !== 'poster' && kind !== 'split')
      .slice(0, STRANGERS);
    expect(strangers).toHaveLength(STRANGERS);
    for (const { pixels } of strangers) {
      const { record, watermark } = await verify(await encodeJpeg(pixels, { quality: 80 }));
      if (record.state !== 'not_found' || watermark.detected) found += 1;
    }
    note(`strangers found: ${found} of ${STRANGERS}`);
    expect(found).toBe(0);
  }, 600_000);

  test('the mark of one picture on another is exposed, and a crop of the right one is not called that', async () => {
    const [first] = delivered;
    // Where a picture has too little structure to be told from another, the answer is rightly `uncertain`.
    const other = [...drawnPictures(12, 600, 600, 7777)].find(({ pixels }) => pdq(pixels).quality >= 50);
    if (!first || !other) throw new Error('nothing was drawn');
    const moved = embed(other.pixels, Buffer.from(first.asset.watermarkId ?? '', 'hex'), key, {
      lattice: 1.4,
      plain: 1.4,
    });
    const { record } = await verify(await encodeJpeg(moved.pixels, { quality: 85 }));
    expect(record).toMatchObject({ state: 'other_picture', by: 'watermark' });
    const part = crop(first.pixels, { x: 30, y: 120, width: 440, height: 440 });
    const cropped = await verify(await encodeJpeg(part, { quality: 85 }));
    expect(cropped.record.asset?.assetId).toBe('ast_0');
    expect(cropped.record.state).not.toBe('other_picture');
  }, 600_000);
});
