import { expect, test } from 'vitest';
import { drawnPicture, seeded } from '../../../bench/provenance/pictures';
import type { Pixels } from '../../../lib/imaging/index';
import { detect, embed, markPicture } from '../../../lib/pipeline/provenance/index';

const key = { id: 'k', secret: new Uint8Array(32).fill(7) };
const EARLIER = '0123456789abcdef';
const NEXT = 'a1b2c3d4e5f60718';

/** Texture from edge to edge, where a mark may be as strong as its decibels allow. */
function grain(): Pixels {
  const random = seeded(5);
  const waves = drawnPicture('waves', 384, 384, 3);
  const data = Uint8Array.from(waves.data, (value) => Math.max(0, Math.min(255, value + (random() - 0.5) * 60)));
  return { ...waves, data };
}

test('a picture that already carries a strong mark of ours gets one that is read instead', async () => {
  const strong = { lattice: 3, plain: 3, leastPsnr: 36, leastSsim: 0.9 };
  const delivered = embed(grain(), Buffer.from(EARLIER, 'hex'), key, strong).pixels;
  expect(detect(delivered, key).watermarkId).toBe(EARLIER);
  // Within the usual limit the earlier one wins.
  expect(() => embed(delivered, Buffer.from(NEXT, 'hex'), key)).toThrow('could not be embedded');

  const again = await markPicture(delivered, NEXT, key);
  expect(detect(again?.pixels ?? delivered, key).watermarkId).toBe(NEXT);
  expect(again?.psnr).toBeGreaterThanOrEqual(37.5);
});
