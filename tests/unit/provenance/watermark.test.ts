import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ATTACKS } from '../../../bench/provenance/attacks';
import { drawnPictures, type Picture } from '../../../bench/provenance/pictures';
import { decodeImage, type Pixels } from '../../../lib/imaging/index';
import { type Marked, markPicture } from '../../../lib/pipeline/provenance/mark';
import { gridOf } from '../../../lib/pipeline/provenance/watermark/grid';
import { headroom } from '../../../lib/pipeline/provenance/watermark/headroom';
import { detect, embed, ssim } from '../../../lib/pipeline/provenance/watermark/index';

const key = { id: 'k', secret: new Uint8Array(32).fill(7) };
const id = '0123456789abcdef';
const payload = Buffer.from(id, 'hex');

interface Case {
  picture: Picture;
  marked: Marked;
}
const cases: Case[] = [];

beforeAll(async () => {
  for (const picture of drawnPictures(5, 512, 512, 21)) {
    const marked = await markPicture(picture.pixels, id, key);
    if (marked) cases.push({ picture, marked });
  }
});

describe('the invisible mark', () => {
  test('is found in every kind of picture this product makes', () => {
    expect(cases.map(({ picture }) => picture.kind)).toEqual(['gradient', 'bokeh', 'waves', 'poster', 'split']);
    for (const { marked } of cases) expect(detect(marked.pixels, key).watermarkId).toBe(id);
  });

  test('costs at least 42 dB and keeps structure at .98', () => {
    for (const { picture, marked } of cases) {
      expect(marked.psnr, picture.name).toBeGreaterThanOrEqual(42);
      expect(ssim(picture.pixels, marked.pixels), picture.name).toBeGreaterThanOrEqual(0.98);
    }
  });

  test('moves flat parts by about a level on average and four at most beside the even move of a plain colour, so that nothing shows in a sky', () => {
    for (const { picture, marked } of cases.filter((one) => one.picture.kind === 'gradient')) {
      let worst = 0;
      let error = 0;
      const { data, channels } = picture.pixels;
      const moves = headroom(gridOf(picture.pixels).luma);
      for (const [at, value] of data.entries()) {
        const [r = 0, g = 0, b = 0] = data.subarray(at - (at % channels));
        // What is even shows nowhere: only what differs from place to place counts.
        const move = moves[(77 * r + 150 * g + 29 * b + 128) >> 8] ?? 0;
        const change = Math.abs((marked.pixels.data[at] ?? 0) - value - move);
        worst = Math.max(worst, change);
        error += change ** 2;
      }
      expect(worst).toBeLessThanOrEqual(4);
      expect(Math.sqrt(error / picture.pixels.data.length)).toBeLessThan(1);
    }
  });

  // What compression, scaling and crops leave of it is watermark-survival's to hold.
  test.each(['turned 10°', 'mirror image'])(
    'is found without the original, and how it lies is said: %s',
    async (name) => {
      for (const { picture, marked } of cases.filter((one) => ['bokeh', 'split'].includes(one.picture.kind))) {
        const attacked = await ATTACKS[name]?.(marked.pixels);
        if (!attacked) throw new Error(`no attack ${name}`);
        const found = detect(attacked, key, { search: 'full' });
        expect(found.watermarkId, picture.name).toBe(id);
        expect(found.confidence).toBeGreaterThanOrEqual(1 - 1e-6);
        if (name === 'turned 10°') expect(found.geometry?.degrees).toBeCloseTo(10, 0);
        else expect(found.geometry?.symmetry).toBe('mirrored');
      }
    },
  );

  test('of the first algorithm is still read from files that were delivered with it', async () => {
    const file = readFileSync(join(import.meta.dirname, '../../fixtures/marked-dct-1.jpg'));
    const { pixels } = await decodeImage(new Uint8Array(file));
    const found = detect(pixels, key, { search: 'full' });
    expect(found).toMatchObject({ detected: true, watermarkId: id, algorithm: 'colophon-dct-1' });
  });

  test('is not seen by another key', () => {
    for (const { marked } of cases) {
      const found = detect(marked.pixels, { id: 'other', secret: new Uint8Array(32).fill(8) });
      expect(found.detected).toBe(false);
      expect(found.watermarkId).toBeNull();
    }
  });

  test('leaves alpha and size alone', () => {
    const { pixels } = cases[0]?.picture ?? { pixels: null };
    if (!pixels) throw new Error('nothing was drawn');
    const data = new Uint8Array(pixels.width * pixels.height * 4);
    for (let at = 0; at < pixels.width * pixels.height; at++) {
      data.set(pixels.data.subarray(at * 3, at * 3 + 3), at * 4);
      data[at * 4 + 3] = at % 7 === 0 ? 200 : 255;
    }
    const transparent: Pixels = { data, width: pixels.width, height: pixels.height, channels: 4 };
    const { pixels: out } = embed(transparent, payload, key);
    expect([out.width, out.height, out.channels]).toEqual([pixels.width, pixels.height, 4]);
    for (let at = 3; at < data.length; at += 4) if (out.data[at] !== data[at]) throw new Error('alpha changed');
  });

  test('cannot be put into a picture with nothing to hold it, and says so', () => {
    const tiny: Pixels = { data: new Uint8Array(8 * 8 * 3).fill(120), width: 8, height: 8, channels: 3 };
    expect(() => embed(tiny, payload, key)).toThrowError(expect.objectContaining({ code: 'watermark_failed' }));
  });

  test('is not found in plain or empty pictures', () => {
    for (const fill of [0, 128, 255]) {
      const plain: Pixels = { data: new Uint8Array(400 * 300 * 3).fill(fill), width: 400, height: 300, channels: 3 };
      expect(detect(plain, key).detected).toBe(false);
    }
    const one: Pixels = { data: Uint8Array.of(1, 2, 3), width: 1, height: 1, channels: 3 };
    expect(detect(one, key).detected).toBe(false);
  });
});

describe('without a mark', () => {
  test('six hundred looks find nothing', () => {
    const keys = Array.from({ length: 20 }, (_, at) => ({ id: `${at}`, secret: new Uint8Array(32).fill(at + 30) }));
    // Twenty keys in one question: three readings each, and the confidence counts them all.
    for (const { pixels, name } of drawnPictures(10, 256, 256, 77)) {
      const found = detect(pixels, keys);
      expect(found.detected, name).toBe(false);
      expect(found.looks).toBe(60);
    }
  });
});
