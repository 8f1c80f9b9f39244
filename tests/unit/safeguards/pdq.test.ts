import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { crop, decodeImage, encodeJpeg, type Pixels, resize } from '../../../lib/imaging/index';
import {
  DIHEDRAL_VARIANTS,
  dihedralHashes,
  hammingDistance,
  pdq,
  pdqFromHex,
  pdqToHex,
} from '../../../lib/imaging/pdq';
import { regionHashes } from '../../../lib/imaging/pdq-regions';
import { paint, scene } from './pictures';

const VECTORS = fileURLToPath(new URL('../../../../shared/data/pdq/', import.meta.url));
const present = existsSync(VECTORS);

describe.runIf(present)('public PDQ vectors (skipped where ../shared/data/pdq is not here)', () => {
  it('every picture is within 10 bits of the reference', async () => {
    const listed = JSON.parse(readFileSync(`${VECTORS}expected-hashes.json`, 'utf8'));
    const expected = Object.entries(z.record(z.string(), z.string()).parse(listed));
    expect(expected).toHaveLength(18);
    for (const [name, hex] of expected) {
      const { pixels } = await decodeImage(readFileSync(VECTORS + name));
      const reference = pdqFromHex(hex);
      expect(reference, name).not.toBeNull();
      expect(hammingDistance(pdq(pixels).hash, reference ?? new Uint8Array(32)), name).toBeLessThanOrEqual(10);
    }
  });
});

const turned = (pixels: Pixels, from: (x: number, y: number) => readonly [number, number]): Pixels =>
  paint(pixels.width, pixels.height, (x, y) => {
    const [column, row] = from(x, y);
    const at = (row * pixels.width + column) * pixels.channels;
    return [...pixels.data.subarray(at, at + 3)];
  });

describe('a fingerprint', () => {
  const picture = scene(1);
  const { hash, quality } = pdq(picture);

  it('is 32 bytes with half of the bits set, of good quality for a full picture', () => {
    expect(hash).toHaveLength(32);
    expect(hammingDistance(hash, new Uint8Array(32))).toBe(128);
    expect(quality).toBeGreaterThanOrEqual(50);
    expect(pdqFromHex(pdqToHex(hash))).toEqual(hash);
    expect(pdqFromHex('no fingerprint')).toBeNull();
  });

  it('stays within 31 bits after JPEG, resizing and a change of brightness', async () => {
    const jpeg = await decodeImage(await encodeJpeg(picture, { quality: 40 }));
    const small = await resize(picture, 150, 150);
    const bright = paint(384, 384, (x, y) =>
      [...picture.data.subarray((y * 384 + x) * 3, (y * 384 + x) * 3 + 3)].map((v) => v * 0.7 + 60),
    );
    for (const changed of [jpeg.pixels, small, bright])
      expect(hammingDistance(pdq(changed).hash, hash)).toBeLessThanOrEqual(31);
  });

  it('of different pictures is far apart', () => {
    for (let seed = 2; seed < 12; seed += 1) expect(hammingDistance(pdq(scene(seed)).hash, hash)).toBeGreaterThan(60);
  });

  it('of a flat or tiny picture has no quality', () => {
    expect(pdq(paint(64, 64, () => [90, 90, 90])).quality).toBe(0);
    expect(pdq(paint(4, 40, () => [90, 90, 90]))).toEqual({ hash: new Uint8Array(32), quality: 0 });
  });

  it('sees what is transparent on white', () => {
    const data = new Uint8Array(64 * 64 * 4);
    const clear = pdq({ data, width: 64, height: 64, channels: 4 });
    expect(clear).toEqual(pdq(paint(64, 64, () => [255, 255, 255])));
  });
});

describe('the eight turns', () => {
  const last = 383;
  const ways: Readonly<
    Record<(typeof DIHEDRAL_VARIANTS)[number], (x: number, y: number) => readonly [number, number]>
  > = {
    original: (x, y) => [x, y],
    rotate90: (x, y) => [y, last - x],
    rotate180: (x, y) => [last - x, last - y],
    rotate270: (x, y) => [last - y, x],
    mirror: (x, y) => [last - x, y],
    flip: (x, y) => [x, last - y],
    transpose: (x, y) => [y, x],
    transverse: (x, y) => [last - y, last - x],
  };
  const picture = scene(3);
  const hashes = new Map(dihedralHashes(picture).hashes.map(({ variant, hash }) => [variant, hash]));
  for (const variant of DIHEDRAL_VARIANTS)
    it(`${variant} is the fingerprint of the picture so turned`, () => {
      const really = pdq(turned(picture, ways[variant])).hash;
      expect(hammingDistance(hashes.get(variant) ?? new Uint8Array(32), really)).toBeLessThanOrEqual(20);
    });
});

describe('parts', () => {
  const work = scene(5, 480, 480);
  const near = (query: Pixels) => {
    const prints = regionHashes(work, 'work').hashes;
    return Math.min(
      ...regionHashes(query, 'query').hashes.flatMap(({ hash }) =>
        prints.map((print) => hammingDistance(hash, print.hash)),
      ),
    );
  };

  it('find a picture cut to its middle, its corner or its quarter', () => {
    for (const box of [
      { x: 24, y: 24, width: 432, height: 432 },
      { x: 0, y: 48, width: 432, height: 432 },
      { x: 240, y: 0, width: 240, height: 240 },
    ])
      expect(near(crop(work, box))).toBeLessThanOrEqual(31);
  });

  it('find a work inside a border, and mirrored', () => {
    const framed = paint(600, 600, (x, y) =>
      x < 60 || y < 60 || x >= 540 || y >= 540
        ? [20, 20, 20]
        : [...work.data.subarray(((y - 60) * 480 + x - 60) * 3, ((y - 60) * 480 + x - 60) * 3 + 3)],
    );
    expect(near(framed)).toBeLessThanOrEqual(31);
    expect(near(turned(work, (x, y) => [479 - x, y]))).toBeLessThanOrEqual(31);
  });

  it('of soft pictures are left out: they resemble one another', () => {
    expect(
      regionHashes(
        paint(256, 256, (_, y) => [120 + y / 20, 130, 140]),
        'query',
      ),
    ).toEqual({ hashes: [], soft: [], quality: 0 });
  });
});
