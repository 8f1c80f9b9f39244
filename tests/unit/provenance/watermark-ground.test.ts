import { expect, test } from 'vitest';
import { ATTACKS } from '../../../bench/provenance/attacks';
import { createSurface, fontStack, type Pixels, withoutAlpha } from '../../../lib/imaging/index';
import { type Pattern, withinLimits } from '../../../lib/pipeline/provenance/watermark/budget';
import { headroom } from '../../../lib/pipeline/provenance/watermark/headroom';
import { detect, embed, ssim } from '../../../lib/pipeline/provenance/watermark/index';

const key = { id: 'k', secret: new Uint8Array(32).fill(7) };
const id = '0123456789abcdef';

/** A few words on plain paper. */
function page(ground: string, ink: string): Pixels {
  const surface = createSurface(512, 512);
  const { context } = surface;
  context.fillStyle = ground;
  context.fillRect(0, 0, 512, 512);
  context.fillStyle = ink;
  context.font = `700 60px ${fontStack('Inter', 700, 'A')}`;
  context.fillText('Slow is', 40, 130);
  context.fillText('the point.', 40, 210);
  return withoutAlpha(surface.pixels());
}

test('a page of pure white keeps its mark in a coarse JPEG, in noise and at a quarter of its size', async () => {
  const original = page('#ffffff', '#20140e');
  const marked = embed(original, Buffer.from(id, 'hex'), key, { lattice: 0.5, plain: 2.2, slow: true });
  expect(marked.psnr).toBeGreaterThanOrEqual(42);
  expect(ssim(original, marked.pixels)).toBeGreaterThanOrEqual(0.98);
  for (const name of ['jpeg 60', 'jpeg 25', 'noise 0.1', 'resize 0.25']) {
    const attacked = await ATTACKS[name]?.(marked.pixels);
    if (!attacked) throw new Error(`no attack ${name}`);
    expect(detect(attacked, key).watermarkId, name).toBe(id);
  }
});

test('plain colours are moved by a level and a half at most, white only down, and a tone curve never turns back', () => {
  const grounds = [0, 3, 60, 128, 200, 246, 255];
  for (const ground of grounds) {
    const moves = headroom(new Float32Array(1000).fill(ground));
    expect(Math.max(...moves.map(Math.abs))).toBeLessThanOrEqual(1.5);
    for (let at = 1; at < 256; at++) expect(1 + (moves[at] ?? 0) - (moves[at - 1] ?? 0)).toBeGreaterThan(0.5);
  }
  expect(headroom(new Float32Array(1000).fill(255))[255]).toBeLessThanOrEqual(-0.5);
  expect(headroom(new Float32Array(1000).fill(0))[0]).toBeGreaterThanOrEqual(0);
  // No colour has a share of a gradient.
  expect([...headroom(Float32Array.from({ length: 2560 }, (_, at) => at / 10))].every((move) => move === 0)).toBe(true);
});

test('what the whole picture may lose bounds the mask, and where readers hear nothing gives way first', () => {
  const size = { columns: 64, rows: 64 };
  const luma = Float32Array.from({ length: 4096 }, (_, at) => (at % 64 < 32 ? 200 : 200 + 40 * Math.sin(at * 7.7)));
  const listening = luma.map((_, at) => (at % 64 < 32 ? 1 : 0.05));
  const mask = luma.map((_, at) => (at % 64 < 32 ? 1 : 7));
  const pattern: Pattern = { power: 1, local: 0.5 };
  const loose = withinLimits(luma, size, mask, listening, pattern, { power: 1e6, dissimilarity: 1e6 }, 2);
  expect([...loose]).toEqual([...mask]);
  const bound = withinLimits(luma, size, mask, listening, pattern, { power: 4, dissimilarity: 0.02 }, 2);
  const mean = bound.reduce((sum, value) => sum + value * value, 0) / bound.length;
  expect(mean).toBeLessThanOrEqual(4);
  expect(mean).toBeGreaterThan(0.4);
  expect(bound[10]).toBeCloseTo(1, 1);
  expect(bound[50]).toBeLessThan(7 / 2);
});
