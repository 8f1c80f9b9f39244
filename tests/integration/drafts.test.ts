/** First looks and the upscaler, with a model of a few kilobytes that has both. */
import { afterAll, describe, expect, it } from 'vitest';
import { decodeImage, type Pixels } from '../../lib/imaging/index';
import { enlargeTiled, openUpscaler } from '../../lib/pipeline/composition/picture/upscale';
import { generationStage } from '../../lib/pipeline/generation/index';
import type { Sessions } from '../../lib/pipeline/stage';
import { createRuntime } from '../../workers/runtime/index';
import { paint } from '../unit/safeguards/pictures';
import { fixtureModel, generationInput, generationPorts } from './generation-ports';

const runtime = createRuntime({ models: [fixtureModel('tiny'), fixtureModel('tiny-draft')], threads: 1 });
afterAll(() => runtime.close());

async function draw(request: object) {
  const { ports, blobs, steps } = generationPorts(runtime);
  const { output } = await generationStage.run(generationInput({ engine: 'tiny-draft', ...request }), ports);
  const [artwork] = output.artworks;
  const { pixels } = await decodeImage(blobs.get(artwork?.blob ?? '') ?? new Uint8Array());
  return { output: generationStage.output.parse(output), artwork, pixels, steps };
}

describe('a draft', () => {
  it('is one step of the draft component alone, and says that it is a draft', async () => {
    const { output, artwork, steps } = await draw({ draft: true, seed: 5 });
    expect(output.draft).toBe(true);
    expect(artwork).toMatchObject({ steps: 1, guidance: 0, width: 64, height: 64 });
    expect(Object.keys(artwork?.timings ?? {})).toEqual(['text_encoder', 'draft', 'vae_decoder']);
    expect(steps).toEqual(['1/1']);
  });

  it('is the same from the same seed, another from another, and not the finished picture', async () => {
    const first = await draw({ draft: true, seed: 5 });
    expect((await draw({ draft: true, seed: 5 })).artwork?.blob).toBe(first.artwork?.blob);
    expect((await draw({ draft: true, seed: 6 })).artwork?.blob).not.toBe(first.artwork?.blob);
    const finished = await draw({ seed: 5 });
    expect(finished.artwork?.blob).not.toBe(first.artwork?.blob);
    expect(finished.output.draft).toBeUndefined();
  });

  it('keeps space for copy calm in its one step too', async () => {
    const energy = ({ data, width, height, channels }: Pixels, left: boolean) => {
      let sum = 0;
      for (let y = 0; y < height; y++)
        for (let x = 1; x < width; x++)
          if (left === x < width * 0.4)
            sum += Math.abs((data[(y * width + x) * channels] ?? 0) - (data[(y * width + x - 1) * channels] ?? 0));
      return sum;
    };
    const open = await draw({ draft: true, seed: 5, quiet: 'none' });
    const quiet = await draw({ draft: true, seed: 5, quiet: 'left' });
    expect(energy(quiet.pixels, true)).toBeLessThan(0.6 * energy(open.pixels, true));
  });

  it('is a few steps of the denoiser where the model says so, and the record says how many', async () => {
    const few: Sessions = {
      file: (name, path) => runtime.file(name, path),
      open: (name, component) => runtime.open(name, component),
      describe: async (name) => ({ ...(await runtime.describe(name)), draft: { steps: 2, guidance: 3 } }),
    };
    const { ports, steps } = generationPorts(few);
    const { output } = await generationStage.run(generationInput({ engine: 'tiny', draft: true, seed: 5 }), ports);
    expect(output.draft).toBe(true);
    expect(output.artworks[0]).toMatchObject({ steps: 2, guidance: 3 });
    expect(Object.keys(output.artworks[0]?.timings ?? {})).toEqual(['text_encoder', 'transformer', 'vae_decoder']);
    expect(steps).toEqual(['1/2', '2/2']);
  });

  it('is refused by an engine that says nothing of drafts', async () => {
    await expect(draw({ engine: 'tiny', draft: true })).rejects.toMatchObject({
      code: 'draft_not_available',
      params: { engine: 'tiny' },
    });
  });
});

describe('the upscaler', () => {
  const picture = paint(83, 61, (x, y) => [(x * 37 + y * 11) % 256, (x * y) % 256, (x * 5 + y * 91) % 256]);
  const signal = new AbortController().signal;

  it('in tiles gives every pixel that it gives in one piece, within 1 of 255', async () => {
    const session = await runtime.open('tiny-draft', 'upscaler');
    const job = { session, scale: 2, overlap: 2, signal };
    const whole = await enlargeTiled({ ...job, tile: 4_096 }, picture);
    expect([whole.width, whole.height]).toEqual([166, 122]);
    for (const tile of [16, 23, 60]) {
      const tiled = await enlargeTiled({ ...job, tile }, picture);
      const apart = Array.from(whole.data, (value, i) => Math.abs(value - (tiled.data[i] ?? 0)));
      const worst = apart.reduce((most, value) => Math.max(most, value), 0);
      expect(worst, `tiles of ${tile}`).toBeLessThanOrEqual(1);
    }
    // Without the overlap its seams would show: the test could fail.
    const seamed = await enlargeTiled({ ...job, tile: 16, overlap: 0 }, picture);
    expect(Array.from(whole.data).some((value, i) => Math.abs(value - (seamed.data[i] ?? 0)) > 8)).toBe(true);
  });

  it('is opened for engines that have one, and for no other', async () => {
    const upscaler = await openUpscaler(runtime, 'tiny-draft');
    expect(await upscaler?.enlarge(picture, signal)).toMatchObject({ width: 166, height: 122, channels: 3 });
    expect(await openUpscaler(runtime, 'tiny')).toBeNull();
    expect(await openUpscaler(runtime, 'nonesuch')).toBeNull();
  });

  it('stops between two tiles when cancelled', async () => {
    const stop = AbortSignal.abort();
    await expect((await openUpscaler(runtime, 'tiny-draft'))?.enlarge(picture, stop)).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});
