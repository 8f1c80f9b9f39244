import { beforeAll, describe, expect, test } from 'vitest';
import { drawnPictures } from '../../../bench/provenance/pictures';
import { type Delivered, deliveredAs, markOf, recordsOf } from '../../../bench/recovery/deliveries';
import { crop, encodeJpeg, encodeWebp, type Pixels, resize } from '../../../lib/imaging/index';
import { pdq } from '../../../lib/imaging/pdq';
import { embed } from '../../../lib/pipeline/provenance/index';
import { type Records, verifyFile } from '../../../lib/verify/index';

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
const delivered: (Delivered & { pixels: Pixels; look: Pixels })[] = [];
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

beforeAll(async () => {
  if (!FULL) note(`recovery: ${COUNT} of 100 assets, ${STRANGERS} of 100 strangers; FULL=1 takes all`);
  // Of two that nobody could tell apart a fingerprint names either, so each is delivered once.
  const looks: Pixels[] = [];
  for (const { pixels: drawn } of drawnPictures(2 * COUNT, 600, 600, 900)) {
    const [at, own] = [delivered.length, await lookOf(drawn)];
    if (at === COUNT) break;
    if (looks.some((one) => apart(one, own) < SAME_TO_AN_EYE / 4)) continue;
    looks.push(own);
    const { pixels } = embed(drawn, Buffer.from(markOf(at), 'hex'), key, { lattice: 1.4, plain: 1.4 });
    delivered.push({ ...(await deliveredAs(at, pixels, key.id)), pixels, look: await lookOf(pixels) });
  }
  records = recordsOf(delivered);
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
    const one = recordsOf([await deliveredAs(0, poster.pixels, key.id)]);
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
