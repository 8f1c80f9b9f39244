import { expect, test } from 'vitest';
import { ATTACKS } from '../../../bench/provenance/attacks';
import { seeded } from '../../../bench/provenance/pictures';
import { drawnScene } from '../../../bench/provenance/scenes';
import type { Pixels } from '../../../lib/imaging/index';
import { decodePlain, plainView, registeredView } from '../../../lib/pipeline/provenance/watermark/dct-1/detect';
import { decodeWaves, measurePicture } from '../../../lib/pipeline/provenance/watermark/detect';
import { gridOf } from '../../../lib/pipeline/provenance/watermark/grid';
import { detect, embed } from '../../../lib/pipeline/provenance/watermark/index';

const key = { id: 'k', secret: new Uint8Array(32).fill(7) };
const id = '0123456789abcdef';
const picture = drawnScene('landscape', 512, 512, seeded(5));

async function attacked(pixels: Pixels, name: string): Promise<Pixels> {
  const out = await ATTACKS[name]?.(pixels);
  if (!out) throw new Error(`no attack ${name}`);
  return out;
}

test('a mark that neither layer says clearly enough is read from both together', async () => {
  const { pixels } = embed(picture, Buffer.from(id, 'hex'), key, { lattice: 0.65, plain: 0.55 });
  const noisy = await attacked(pixels, 'noise 0.1');
  expect(decodeWaves(measurePicture(noisy), key).intact).toBe(false);
  expect(decodePlain(plainView(noisy), key).intact).toBe(false);
  const found = detect(noisy, key);
  expect(found.watermarkId).toBe(id);
  expect(found.confidence).toBeGreaterThanOrEqual(1 - 1e-6);
});

test('the plain layer is read from a part or a turned picture that is put back where it was', async () => {
  const { pixels } = embed(picture, Buffer.from(id, 'hex'), key);
  // Where the whole's middle lies beside the part's, in cells of the whole: 256 for 512 pixels.
  for (const { name, scale, angle, origin } of [
    { name: 'crop 0.71', scale: 1 / 0.71, angle: 0, origin: { x: 0, y: 0 } },
    { name: 'crop 0.71, corner', scale: 1 / 0.71, angle: 0, origin: { x: 33.5, y: -33.5 } },
    { name: 'turned 10°', scale: 1, angle: Math.PI / 18, origin: { x: 0, y: 0 } },
  ]) {
    const part = await attacked(pixels, name);
    expect(decodePlain(plainView(part), key).intact, name).toBe(false);
    const back = decodePlain(registeredView(gridOf(part), part, { angle, scale }, origin), key);
    expect(back.payload, name).toBe(id);
    expect(back.intact, name).toBe(true);
  }
});
