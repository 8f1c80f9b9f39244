import { describe, expect, it } from 'vitest';
import type { Pixels } from '../../../lib/imaging/index';
import { quality } from '../../../lib/pipeline/safeguards/quality/index';
import { context, ports } from './context';
import { paint, random, scene } from './pictures';

async function faults(pixels: Pixels, size = { width: pixels.width, height: pixels.height }): Promise<string[]> {
  const findings = await quality.inspect({ subject: 'artwork', pixels, ...size, items: [] }, context(), ports());
  expect(findings.length).toBeGreaterThan(0);
  return findings.filter((finding) => finding.triggered).map((finding) => finding.code);
}

const side = 256;
const noise = random(1);
const grain = random(2);
const GOOD: Readonly<Record<string, Pixels>> = {
  'a still life': scene(1),
  'a story': scene(2, 270, 480),
  'a soft gradient': paint(side, side, (_, y) => [120 + y / 20, 130, 140]),
  'a hue gradient of even lightness': paint(side, side, (x) => [200 - x / 4, 150 + x / 8, 140]),
  'a night sky': paint(side, side, (x, y) => ((x * 7919 + y * 104_729) % 997 === 0 ? [255, 255, 255] : [2, 2, 8])),
  'a small mark on white': paint(side, side, (x, y) =>
    x > 120 && x < 136 && y > 120 && y < 136 ? [0, 0, 0] : [255, 255, 255],
  ),
  checks: paint(side, side, (x, y) => (((x >> 3) + (y >> 3)) % 2 ? [20, 20, 20] : [240, 240, 240])),
  stripes: paint(side, side, (x) => ((x >> 3) % 2 ? [200, 30, 60] : [30, 60, 200])),
  'a halftone': paint(side, side, (x, y) =>
    ((x % 6) - 3) ** 2 + ((y % 6) - 3) ** 2 < 6 ? [20, 20, 20] : [240, 240, 240],
  ),
  'heavy film grain': paint(side, side, (x, y) =>
    [60 + x / 2, 90 + y / 2, 120].map((value) => value + (grain() - 0.5) * 60),
  ),
  terrazzo: scene(9),
};
const BROKEN: Readonly<Record<string, [Pixels, string]>> = {
  'one flat colour': [paint(side, side, () => [120, 130, 140]), 'quality_blank'],
  'a flat colour with rounding noise': [paint(side, side, () => [120 + noise() * 1.5, 130, 140]), 'quality_blank'],
  'white noise': [paint(side, side, () => [noise() * 255, noise() * 255, noise() * 255]), 'quality_noise'],
  'grey noise': [paint(side, side, () => new Array<number>(3).fill(noise() * 255)), 'quality_noise'],
  black: [paint(side, side, (x) => [x / 100, 0, 3]), 'quality_underexposed'],
  white: [paint(side, side, (x) => [255 - x / 100, 254, 253]), 'quality_overexposed'],
};

describe('good pictures pass', () => {
  for (const [name, pixels] of Object.entries(GOOD)) it(name, async () => expect(await faults(pixels)).toEqual([]));
});

describe('broken pictures do not', () => {
  for (const [name, [pixels, code]] of Object.entries(BROKEN))
    it(name, async () => expect(await faults(pixels)).toContain(code));

  it('the wrong size', async () => {
    expect(await faults(scene(1), { width: 1080, height: 1080 })).toEqual(['quality_wrong_size']);
  });

  it('holes', async () => {
    const data = new Uint8Array(64 * 64 * 4).map((_, at) => (at % 4 === 3 ? (at % 40 < 4 ? 0 : 255) : (at * 31) % 255));
    expect(await faults({ data, width: 64, height: 64, channels: 4 })).toContain('quality_holes');
  });
});
