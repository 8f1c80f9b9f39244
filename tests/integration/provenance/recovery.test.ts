import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { drawnPictures } from '../../../bench/provenance/pictures';
import { colourGrid, crop, encodeJpeg, encodeWebp, type Pixels, resize } from '../../../lib/imaging/index';
import { hammingDistance, pdq, pdqFromHex, pdqToHex } from '../../../lib/imaging/pdq';
import { embed } from '../../../lib/pipeline/provenance/index';
import { type RecordedAsset, type Records, verifyFile } from '../../../lib/verify/index';
import { FINGERPRINT_CANDIDATES } from '../../../lib/verify/result';

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
const delivered: { pixels: Pixels; asset: RecordedAsset; colours: number[]; look: Pixels }[] = [];
let records: Records;

/** Small enough that what compression does is gone, large enough for shapes and colours. */
const lookOf = (pixels: Pixels) => resize(pixels, 48, 48);
/** Mean difference in levels; the generator draws some pictures twice over, which are no strangers. */
const apart = (first: Pixels, second: Pixels) => {
  let sum = 0;
  for (let at = 0; at < first.data.length; at++) sum += Math.abs((first.data[at] ?? 0) - (second.data[at] ?? 0));
  return sum / first.data.length;
};
const SAME_TO_AN_EYE = 8;

const idOf = (at: number) => createHash('sha256').update(`asset ${at}`).digest('hex').slice(0, 16);

const recordOf = (at: number) => ({
  assetId: `ast_${at}`,
  sha256: `${at}`.padStart(64, '0'),
  organisationName: 'Bakery',
  placement: 'instagram-post',
  createdAt: '2026-11-23T12:00:00.000Z',
  watermarkId: idOf(at),
  manifestLabel: `urn:c2pa:${at}`,
  reportSha256: '0'.repeat(64),
});

beforeAll(async () => {
  if (!FULL) note(`recovery: ${COUNT} of 100 assets, ${STRANGERS} of 100 strangers; FULL=1 takes all`);
  for (const [at, { pixels }] of drawnPictures(COUNT, 600, 600, 900).entries()) {
    const marked = embed(pixels, Buffer.from(idOf(at), 'hex'), key, { lattice: 1.4, plain: 1.4 });
    const asset = { ...recordOf(at), fingerprint: pdqToHex(pdq(marked.pixels).hash) };
    const preview = await resize(marked.pixels, 320, 320);
    delivered.push({
      ...{ pixels: marked.pixels, asset },
      ...{ colours: await colourGrid(preview), look: await lookOf(marked.pixels) },
    });
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
      const near = delivered.map(({ asset }) => asset).filter((asset) => far(asset) <= most);
      return near.sort((a, b) => far(a) - far(b)).slice(0, FINGERPRINT_CANDIDATES);
    },
    coloursOf: async (assetId) => delivered.find(({ asset }) => asset.assetId === assetId)?.colours ?? null,
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

  test('no stranger is said to be ours, however alike its layout', async () => {
    const said = { found: 0, uncertain: 0, not_found: 0, drawn_twice: 0 };
    let marks = 0;
    for (const { pixels } of drawnPictures(STRANGERS, 512, 512, 4321)) {
      const look = await lookOf(pixels);
      if (delivered.some((one) => apart(one.look, look) < SAME_TO_AN_EYE)) {
        said.drawn_twice += 1;
        continue;
      }
      const { record, watermark } = await verify(await encodeJpeg(pixels, { quality: 80 }));
      said[record.state === 'found' || record.state === 'uncertain' ? record.state : 'not_found'] += 1;
      if (watermark.detected) marks += 1;
    }
    note(`strangers: ${JSON.stringify(said)} of ${STRANGERS}`);
    expect(said.drawn_twice).toBeLessThanOrEqual(STRANGERS / 4);
    expect([said.found, marks]).toEqual([0, 0]);
  }, 600_000);

  test('the layout of a delivered poster in other colours is not called ours, and is not hidden either', async () => {
    const poster = [...drawnPictures(20, 600, 600, 900)].findLast(({ kind }) => kind === 'poster');
    if (!poster) throw new Error('no poster was drawn');
    const { data: before } = poster.pixels;
    // Every colour's opposite of the same brightness.
    const data = Uint8ClampedArray.from(before, (value, at) => {
      const [r = 0, g = 0, b = 0] = before.subarray(at - (at % 3));
      return 2 * (0.299 * r + 0.587 * g + 0.114 * b) - value;
    });
    const asset = { ...recordOf(0), fingerprint: pdqToHex(pdq(poster.pixels).hash) };
    const colours = await colourGrid(await resize(poster.pixels, 320, 320));
    const one = { ...records, byFingerprint: async () => [asset], coloursOf: async () => colours };
    const recoloured = await encodeJpeg({ ...poster.pixels, data: new Uint8Array(data) }, { quality: 85 });
    const { record } = await verifyFile(recoloured, { ...options, records: one });
    expect(record).toMatchObject({ state: 'uncertain', by: 'fingerprint' });
    const own = await verifyFile(await encodeJpeg(poster.pixels, { quality: 40 }), { ...options, records: one });
    expect(own.record).toMatchObject({ state: 'found', by: 'fingerprint' });
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
