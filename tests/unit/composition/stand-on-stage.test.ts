/** A product on a scene's stage: it stands where the scene says, and its own pixels stay its own. */
import { describe, expect, it } from 'vitest';
import { createSurface, type Pixels, resize } from '../../../lib/imaging/index';
import { drawProduct } from '../../../lib/pipeline/composition/picture/draw-product';
import { boxOnStage, FOOT, placeStage } from '../../../lib/pipeline/composition/picture/stand-on-stage';

const STAGE = {
  ...{ x: 200, y: 300, width: 120, height: 200, horizon: 180 },
  shadow: { direction: [0.9, 0.2] as [number, number], length: 0.8, softness: 0.1, strength: 0.6 },
  ...{ ground: '#e8d8c8', light: '#fff2dd', reflectivity: 0.3 },
};
const SEEN = { x: 0, y: 0, width: 400, height: 400 };
const stage = placeStage(STAGE, SEEN, SEEN);

/** An opaque block with a colour of its own in every pixel, clear around. */
function product(): Pixels {
  const [width, height] = [60, 100];
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) if (x > 4 && x < 55) data.set([x * 4, y * 2, 255 - x, 255], (y * width + x) * 4);
  return { data, width, height, channels: 4 };
}

describe('a product on a stage', () => {
  it('keeps its pixels above the foot', async () => {
    const pixels = product();
    const box = boxOnStage({ pixels }, stage, [], 4);
    if (!box) throw new Error('no room');
    const surface = createSurface(400, 400);
    surface.context.fillStyle = '#e8d8c8';
    surface.context.fillRect(0, 0, 400, 400);
    await drawProduct(surface.context, { pixels, cutOut: true }, box, 0, stage);
    const drawn = surface.pixels(box);
    const own = await resize(pixels, box.width, box.height);
    let compared = 0;
    for (let at = 0; at < box.width * Math.floor(box.height * (1 - FOOT) - 1); at++) {
      if (own.data[at * 4 + 3] !== 255) continue;
      compared++;
      for (let c = 0; c < 3; c++) expect(drawn.data[at * 4 + c]).toBe(own.data[at * 4 + c]);
    }
    expect(compared).toBeGreaterThan(1000);
  });

  it('casts its shadow to the side that the scene says, and darkens nothing on the other', async () => {
    const pixels = product();
    const box = boxOnStage({ pixels }, stage, [], 4);
    if (!box) throw new Error('no room');
    const surface = createSurface(400, 400);
    surface.context.fillStyle = '#e8d8c8';
    surface.context.fillRect(0, 0, 400, 400);
    await drawProduct(surface.context, { pixels, cutOut: true }, box, 0, stage);
    const mean = (x: number) => {
      const { data } = surface.pixels({ x, y: Math.round(stage.y) + 6, width: 20, height: 12 });
      return Array.from(data).reduce((sum, value) => sum + value, 0) / data.length;
    };
    expect(mean(box.x + box.width + 20)).toBeLessThan(mean(10) - 5);
  });

  it('is as large as the spot allows and never over what is in its way', () => {
    const pixels = { width: 60, height: 100 };
    const free = boxOnStage({ pixels }, stage, [], 4);
    expect(free).toMatchObject({ width: 120, height: 200 });
    expect((free?.y ?? 0) + (free?.height ?? 0)).toBe(300);
    const text = { x: 0, y: 0, width: 400, height: 160 };
    const below = boxOnStage({ pixels }, stage, [text], 4);
    expect(below?.y).toBeGreaterThanOrEqual(164);
    expect(boxOnStage({ pixels }, stage, [{ ...text, height: 290 }], 4)).toBeNull();
  });
});
