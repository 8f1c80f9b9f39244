import { expect, it } from 'vitest';
import { decodeImage, encodeJpeg, type Pixels, resize } from '../../../lib/imaging/index';
import { regionHashes } from '../../../lib/imaging/pdq-regions';
import { softNumbers } from '../../../lib/imaging/soft-print';
import { SoftStore } from '../../../lib/rights/soft-store';
import { paint, random, scene, softPicture } from './pictures';

/** Of quality 15 to 49: PDQ of the whole is not kept. */
const WORKS = [3, 9, 14, 21, 27, 33, 38, 45, 52, 60, 66, 71]
  .map((seed) => softPicture(seed))
  .filter((picture) => regionHashes(picture, 'work').soft.length > 0);

function registered(): SoftStore {
  const store = new SoftStore();
  for (const [ref, work] of WORKS.entries())
    for (const { hash } of regionHashes(work, 'work').soft) store.add(hash, ref);
  return store;
}

const found = (store: SoftStore, picture: Pixels) =>
  store.search(regionHashes(picture, 'query').soft.map(({ hash }) => hash)).map(({ ref }) => ref);
const each = (picture: Pixels, change: (value: number, channel: number) => number): Pixels => ({
  ...picture,
  data: Uint8Array.from(picture.data, (value, at) => Math.max(0, Math.min(255, change(value, at % 3)))),
});

it('soft works are kept by their light alone, and found again after JPEG, resizing, colour edits and mirroring', async () => {
  expect(WORKS.length).toBeGreaterThanOrEqual(4);
  const store = registered();
  for (const [ref, work] of WORKS.entries()) {
    expect(regionHashes(work, 'work').quality).toBeLessThan(50);
    const copies = [
      (await decodeImage(await encodeJpeg(work, { quality: 40 }))).pixels,
      await resize(work, work.width >> 1, work.height >> 1),
      each(work, (value) => value * 0.75 + 60),
      each(work, (value, channel) => value * ([1.1, 1, 0.85][channel] ?? 1)),
      paint(work.width, work.height, (x, y) => {
        const at = (y * work.width + work.width - 1 - x) * 3;
        return [...work.data.subarray(at, at + 3)];
      }),
    ];
    for (const copy of copies) expect(found(store, copy)).toEqual([ref]);
  }
});

it('strangers, soft or not, are none of them', () => {
  const store = registered();
  for (let seed = 500; seed < 540; seed += 1) expect(found(store, softPicture(seed, 96))).toEqual([]);
  for (let seed = 1; seed < 8; seed += 1) expect(found(store, scene(seed, 96, 96))).toEqual([]);
});

it('the search drops no pair that a comparison of all 64 numbers would keep, and gives back what it was given', () => {
  const next = random(4);
  const prints = Array.from({ length: 300 }, () =>
    Uint8Array.from({ length: 32 }, () => 17 + Math.floor(next() * 14) * 17),
  );
  const store = new SoftStore();
  for (const [ref, print] of prints.entries()) store.add(print, ref);
  expect([...store.entries()]).toEqual(prints.map((print, ref) => ({ ref, print })));
  const cosine = (a: Int8Array, b: Int8Array) => {
    const dot = (x: Int8Array, y: Int8Array) => x.reduce((sum, value, at) => sum + value * (y[at] ?? 0), 0);
    return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  };
  for (const query of prints.slice(0, 20)) {
    const expected = prints.flatMap((print, ref) =>
      cosine(softNumbers(query), softNumbers(print)) >= 0.3 ? [ref] : [],
    );
    expect(
      store
        .search([query], 0.3)
        .map(({ ref }) => ref)
        .sort((a, b) => a - b),
    ).toEqual(expected);
  }
  expect(store.add(new Uint8Array(32).fill(0x88), 999)).toBe(false);
  expect(() => store.add(new Uint8Array(16), 1)).toThrow('32 bytes');
});
