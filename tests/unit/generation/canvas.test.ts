import { describe, expect, it } from 'vitest';
import type { Pixels } from '../../../lib/imaging/index';
import { briefSchema } from '../../../lib/pipeline/brief/index';
import { layOut, redrawnLatents, setInto } from '../../../lib/pipeline/generation/canvas';
import { firstStep } from '../../../lib/pipeline/generation/denoise';
import { paletteOfPicture } from '../../../lib/pipeline/generation/palette-of-picture';
import { SCHEDULERS } from '../../../lib/pipeline/generation/schedulers/index';
import { MARGIN, unwrap, wrap, wrappedShape } from '../../../lib/pipeline/generation/wrap';
import { paint, scene } from '../safeguards/pictures';

const disc = (width: number, height: number, r: number) =>
  paint(width, height, (x, y) => ((x - width / 2) ** 2 + (y - height / 2) ** 2 < r * r ? [255, 255, 255] : [0, 0, 0]));
const white = (width: number, height: number) => paint(width, height, () => [255, 255, 255]);

/** Pixels where two pictures differ. */
function differing(a: Pixels, b: Pixels): boolean[] {
  return Array.from({ length: a.width * a.height }, (_, i) =>
    [0, 1, 2].some((c) => a.data[i * a.channels + c] !== b.data[i * b.channels + c]),
  );
}

describe('a picture that is begun from', () => {
  it('is not changed by a single byte outside its mask, at its own resolution, and is changed inside', async () => {
    const picture = scene(3, 300, 300);
    const mask = disc(300, 300, 60);
    const canvas = await layOut({ mode: 'inpainting', picture, mask, strength: 1 }, [64, 64]);
    const result = await setInto(canvas, white(64, 64));
    expect([result.width, result.height]).toEqual([300, 300]);
    const changed = differing(result, picture);
    const outside = changed.filter((change, i) => change && !canvas.redrawn?.[i]);
    expect(outside).toHaveLength(0);
    expect(changed.filter(Boolean).length).toBeGreaterThan(7_000);
    expect([...result.data.subarray((150 * 300 + 150) * 3, (150 * 300 + 150) * 3 + 3)]).toEqual([255, 255, 255]);
  });

  it('takes the colours it meets at the edge of a hole, and its own in the middle', async () => {
    const picture = paint(200, 200, (x) => [x, 120, 60]);
    const mask = disc(200, 200, 70);
    const canvas = await layOut({ mode: 'inpainting', picture, mask, strength: 1 }, [64, 64]);
    const green = paint(64, 64, () => [20, 200, 60]);
    const result = await setInto(canvas, green);
    const at = ({ data }: Pixels, x: number) => [...data.subarray((100 * 200 + x) * 3, (100 * 200 + x) * 3 + 3)];
    const away = (a: number[], b: number[]) => Math.max(...a.map((value, c) => Math.abs(value - (b[c] ?? 0))));
    // Fifteen pixels into the hole, past the soft edge, on both sides: nearer to what lies beside it than to what was drawn.
    for (const x of [46, 154])
      expect(away(at(result, x), at(picture, x))).toBeLessThan(0.5 * away(at(picture, x), [20, 200, 60]));
    expect(away(at(result, 100), [20, 200, 60])).toBeLessThan(8);
  });

  it('is drawn on in its own colours, heaviest first', () => {
    const picture = paint(120, 120, (x) => (x < 80 ? [240, 240, 240] : [20, 30, 120]));
    const { data } = paletteOfPicture(picture, new Uint8Array(120 * 120));
    const rows = [0, 1, 2, 3, 4].map((row) => [...(data as Float32Array).subarray(row * 4, row * 4 + 4)]);
    const weight = (pick: (l: number) => boolean) =>
      rows.filter(([l = 0]) => pick(l)).reduce((sum, row) => sum + (row[3] ?? 0), 0);
    expect(weight((l) => l > 0.9)).toBeCloseTo(2 / 3, 1);
    expect(weight((l) => l < 0.3)).toBeCloseTo(1 / 3, 1);
    const half = Uint8Array.from({ length: 120 * 120 }, (_, at) => (at % 120 < 80 ? 1 : 0));
    expect((paletteOfPicture(picture, half).data as Float32Array)[0]).toBeLessThan(0.3);
  });

  it('keeps a mask as narrow as two pixels', async () => {
    const picture = paint(128, 128, () => [10, 20, 30]);
    const mask = paint(128, 128, (x) => (x === 60 || x === 61 ? [255, 255, 255] : [0, 0, 0]));
    const canvas = await layOut({ mode: 'inpainting', picture, mask, strength: 1 }, [64, 64]);
    const changed = differing(await setInto(canvas, white(64, 64)), picture);
    expect(changed.filter(Boolean).length).toBe(256);
  });

  it('is kept whole when it is drawn on to any other shape', async () => {
    const picture = scene(4, 200, 120);
    for (const size of [
      [512, 512],
      [512, 896],
      [896, 512],
    ] as const) {
      const canvas = await layOut({ mode: 'outpainting', picture, mask: null, strength: 1 }, size);
      const { width, height } = canvas.picture;
      expect(Math.abs(width / height / (size[0] / size[1]) - 1)).toBeLessThan(0.01);
      const result = await setInto(canvas, white(size[0], size[1]));
      const [left, top] = [(width - 200) >> 1, (height - 120) >> 1];
      for (let y = 0; y < 120; y++)
        expect(
          Buffer.compare(
            Buffer.from(result.data.subarray(((top + y) * width + left) * 3, ((top + y) * width + left + 200) * 3)),
            Buffer.from(picture.data.subarray(y * 600, (y + 1) * 600)),
          ),
        ).toBe(0);
    }
  });

  it('has every latent drawn anew that covers a pixel of the mask', async () => {
    const picture = scene(5, 64, 64);
    const mask = paint(64, 64, (x, y) => (x === 17 && y === 33 ? [255, 255, 255] : [0, 0, 0]));
    const canvas = await layOut({ mode: 'inpainting', picture, mask, strength: 1 }, [64, 64]);
    const latents = redrawnLatents(canvas, 4, 4);
    expect([...(latents ?? [])].flatMap((value, i) => (value ? [i] : []))).toEqual([9]);
  });
});

describe('beginning at a step', () => {
  it('skips all of them at strength 0 and none at 1', () => {
    expect([0, 0.5, 1].map((strength) => firstStep(12, strength))).toEqual([12, 6, 0]);
  });

  it.each(SCHEDULERS.map((scheduler) => [scheduler.id, scheduler] as const))(
    '%s adds no noise after the last step, and more the earlier one begins',
    (_, entry) => {
      const scheduler = entry.create({ config: {}, steps: 8, latentPixels: 1024 });
      const [clean, noise] = [new Float32Array([0.5, -1]), new Float32Array([1, 1])];
      expect([...scheduler.noised(clean, noise, 8)]).toEqual([...clean]);
      const amounts = Array.from({ length: 8 }, (_, step) => {
        const zero = scheduler.noised(new Float32Array(2), noise, step);
        return zero[0] ?? 0;
      });
      expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
    },
  );
});

describe('a tile', () => {
  it('is seen by the model with what stands at the opposite edge, and comes back unchanged', () => {
    const shape = [2, 3, 4] as const;
    const latents = Float32Array.from({ length: 24 }, (_, i) => i);
    const around = wrap(latents, shape);
    const [, , width] = wrappedShape(shape);
    expect(around[MARGIN * width + MARGIN - 1]).toBe(around[MARGIN * width + MARGIN + 3]);
    expect([...unwrap(around, shape)]).toEqual([...latents]);
  });
});

describe('a brief that begins from a picture', () => {
  const picture = { sha256: 'a'.repeat(64), mediaType: 'image/png' };
  const parse = (fields: object) =>
    briefSchema.safeParse({ prompt: 'soft waves', placements: ['instagram-post'], ...fields });

  it.each([
    ['a mask without a picture', { mask: picture }],
    ['a strength without a picture', { strength: 0.5 }],
    ['an edge to go beyond without a picture', { outpaint: true }],
    ['a mask and an edge at once', { initial: picture, mask: picture, outpaint: true }],
    ['a tile of a picture', { initial: picture, tile: true }],
    ['more than the whole way', { initial: picture, strength: 1.1 }],
  ])('is refused with %s', (_, fields) => {
    expect(parse(fields).success).toBe(false);
  });

  it('is read with a picture, a mask and a strength', () => {
    expect(parse({ initial: picture, mask: picture, strength: 0.4 }).success).toBe(true);
    expect(parse({ tile: true }).success).toBe(true);
  });
});
