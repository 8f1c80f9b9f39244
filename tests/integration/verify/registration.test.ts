import { beforeAll, describe, expect, test } from 'vitest';
import { ATTACKS } from '../../../bench/provenance/attacks';
import { drawnPicture, seeded } from '../../../bench/provenance/pictures';
import { drawnScene } from '../../../bench/provenance/scenes';
import { type Delivered, deliveredAs, markOf, recordsOf } from '../../../bench/recovery/deliveries';
import { decodeImage, encodeJpeg, type Pixels } from '../../../lib/imaging/index';
import { embed } from '../../../lib/pipeline/provenance/index';
import { type Records, verifyFile } from '../../../lib/verify/index';
import { inspect, viewOf } from '../../../lib/verify/inspect';
import { registerPicture } from '../../../lib/verify/register-picture';
import { searchRecords } from '../../../lib/verify/search-records';

const FULL = process.env.FULL === '1';
const key = { id: 'k', secret: new Uint8Array(32).fill(5) };
const keys = [{ id: 'k', secret: Buffer.from(key.secret).toString('hex') }];
const options = { name: 'picture', trustAnchors: '', watermarkKeys: keys };

/** Hardly any lattice: what is found here is not found by a search over geometries, but at the place the keypoints say. */
const FAINT_LATTICE = { lattice: 0.12, plain: 1.2, attempts: 1 };
const originals: Pixels[] = [
  drawnPicture('poster', 600, 600, 905),
  drawnScene('illustration', 640, 420, seeded(41)),
  drawnScene('landscape', 512, 512, seeded(12)),
  drawnPicture('split', 600, 500, 77),
];
const marked = originals.map((pixels, at) => embed(pixels, Buffer.from(markOf(at), 'hex'), key, FAINT_LATTICE).pixels);
let deliveries: Delivered[];
let records: Records;

beforeAll(async () => {
  if (!FULL)
    process.stdout.write('registration: one picture of four for each of four changes; FULL=1 takes all sixteen\n');
  deliveries = await Promise.all(marked.map((pixels, at) => deliveredAs(at, pixels, key.id)));
  records = recordsOf(deliveries);
});

/** As a file is verified, without the search for a mark that nobody expects: that is tested elsewhere, and takes a second. */
async function held(bytes: Uint8Array, against: Records = records) {
  const inspection = await inspect(bytes, { ...options, watermarkKeys: [] });
  const { pixels } = await decodeImage(bytes);
  return searchRecords({ ...inspection, view: await viewOf(pixels) }, against, async (question) =>
    registerPicture({ ...question, keys }),
  );
}
const jpeg = (pixels: Pixels) => encodeJpeg(pixels, { quality: 85 });

const MOVED = ['crop 0.71', 'crop 0.71, corner', 'turned 10°', 'screenshot in a frame (0.77, jpeg 70)'] as const;
const CASES = MOVED.flatMap((attack, row) =>
  originals.flatMap((_, at) => (FULL || at === row ? [{ attack, at }] : [])),
);

describe('a part of a delivery', () => {
  test.each(CASES)('$attack of picture $at is found by its mark, at its place', async ({ attack, at }) => {
    const changed = await ATTACKS[attack]?.(marked[at] as Pixels);
    const found = await held(await jpeg(changed as Pixels));
    expect(found).toMatchObject({ state: 'found', by: 'watermark', asset: { assetId: `ast_${at}` } });
    expect(found.mark?.confidence).toBeGreaterThan(1 - 1e-6);
    const turned = attack === 'turned 10°' ? 10 : 0;
    expect(Math.abs((found.place?.degrees ?? 99) - turned)).toBeLessThan(1);
    if (attack === 'crop 0.71') expect(found.place?.shown).toBeCloseTo(0.5, 1);
    if (attack.startsWith('screenshot')) expect(found.place?.fills).toBeCloseTo(0.49, 1);
  });

  test('a whole copy that keypoints say nothing of is confirmed by its mark where the fingerprint leads', async () => {
    const [one] = deliveries.slice(2, 3);
    if (!one) throw new Error('nothing was delivered');
    const without = recordsOf([{ ...one, facts: { ...one.facts, keypoints: null } }]);
    const found = await held(await encodeJpeg(marked[2] as Pixels, { quality: 40 }), without);
    expect(found).toMatchObject({ state: 'found', by: 'watermark', place: { shown: 1, fills: 1 } });
    expect(found.mark?.confirmed).toBe(true);
  });

  test('verify says that the mark was found at its place, and how much of the file is not ours', async () => {
    const framed = await ATTACKS['screenshot in a frame (0.77, jpeg 70)']?.(marked[0] as Pixels);
    const { record, watermark, words } = await verifyFile(await jpeg(framed as Pixels), { ...options, records });
    expect(record).toMatchObject({ state: 'found', by: 'watermark', asset: { assetId: 'ast_0' } });
    expect(watermark).toMatchObject({ detected: true, watermark_id: markOf(0) });
    expect(watermark.words).toContain('at the place where that picture lies');
    expect(words).toMatch(/fills (48|49|50) % of this file/);
    expect(JSON.parse(JSON.stringify(record))).toEqual(record);
  });

  test('of what was delivered before keypoints were kept, nothing is claimed', async () => {
    const old = deliveries.map(({ asset, facts }) => ({ asset, facts: { ...facts, keypoints: null } }));
    const cut = await ATTACKS['crop 0.71']?.(marked[0] as Pixels);
    expect((await held(await jpeg(cut as Pixels), recordsOf(old))).state).toBe('not_found');
  });
});

/** Every colour's opposite of the same brightness. */
function recoloured({ data: before, ...shape }: Pixels): Pixels {
  const data = Uint8ClampedArray.from(before, (value, at) => {
    const [r = 0, g = 0, b = 0] = before.subarray(at - (at % 3));
    return 2 * (0.299 * r + 0.587 * g + 0.114 * b) - value;
  });
  return { ...shape, data: new Uint8Array(data) };
}

describe('what is not ours', () => {
  test('a stranger with the layout and words of a delivery in other colours is not found', async () => {
    const cut = await ATTACKS['crop 0.71']?.(recoloured(originals[3] as Pixels));
    expect((await held(await jpeg(cut as Pixels))).state).toBe('not_found');
  });

  test('an unrelated picture is not found', async () => {
    expect((await held(await jpeg(drawnScene('product', 600, 500, seeded(9))))).state).toBe('not_found');
  });

  test('the same picture without its mark is a likeness, of which nobody is told whose it is', async () => {
    for (const at of FULL ? originals.keys() : [1]) {
      const cut = await ATTACKS['crop 0.71']?.(originals[at] as Pixels);
      const said = await held(await jpeg(cut as Pixels));
      expect(said.mark).toBeUndefined();
      expect(said).toMatchObject({ state: 'uncertain', by: 'keypoints', asset: null });
      expect(JSON.stringify(said)).not.toMatch(/Bakery|ast_/);
      expect(said.words).toContain('a likeness, not a proof');
    }
  });

  test('the mark of a delivery on another picture is exposed, and keypoints do not vouch for it', async () => {
    const other = drawnScene('chart', 600, 600, seeded(3));
    const moved = embed(other, Buffer.from(markOf(0), 'hex'), key, { lattice: 1.4, plain: 1.4 }).pixels;
    const { record } = await verifyFile(await jpeg(moved), { ...options, records });
    expect(record).toMatchObject({ state: 'other_picture', by: 'watermark', asset: { assetId: 'ast_0' } });
    expect(record.place).toBeUndefined();
  });
});
