import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeImage } from '../../lib/imaging/index';
import { generationStage } from '../../lib/pipeline/generation/index';
import { createRuntime, type Runtime } from '../../workers/runtime/index';
import { fixtureModel, generationInput, generationPorts } from './generation-ports';

let runtime: Runtime;
beforeAll(() => {
  runtime = createRuntime({ models: [fixtureModel('tiny'), fixtureModel('tiny-unet')], threads: 1 });
});
afterAll(() => runtime.close());

async function draw(request: object = {}, sessions = runtime) {
  const { ports, blobs, steps } = generationPorts(sessions);
  const { output } = await generationStage.run(generationInput(request), ports);
  return { output: generationStage.output.parse(output), blobs, steps };
}
const blobsOf = async (request: object) => (await draw(request)).output.artworks.map((artwork) => artwork.blob);

describe('generation', () => {
  it('draws the same artwork byte for byte from the same seed, in a new runtime too', async () => {
    const other = createRuntime({ models: [fixtureModel('tiny')], threads: 1 });
    const first = await draw({ seed: 5, count: 2 });
    const second = await draw({ seed: 5, count: 2 }, other);
    await other.close();
    expect(second.output.artworks.map((a) => a.blob)).toEqual(first.output.artworks.map((a) => a.blob));
    expect(first.blobs.size).toBe(2);
  });

  it.each([
    ['seed', { seed: 6 }],
    ['prompt', { prompt: 'warm lights' }],
    ['quiet region', { quiet: 'right' }],
    ['guidance', { guidance: 5 }],
    ['negative prompt', { negativePrompt: 'blue' }],
    ['number of steps', { steps: 4 }],
  ])('draws another artwork for another %s', async (_, change) => {
    expect(await blobsOf({ seed: 5, ...change })).not.toEqual(await blobsOf({ seed: 5 }));
  });

  it('redraws the second artwork when its seed is asked for', async () => {
    const { output } = await draw({ seed: 5, count: 2 });
    const [, second] = output.artworks;
    expect(await blobsOf({ seed: second?.seed })).toEqual([second?.blob]);
  });

  it('draws lossless pictures of the size the model says, one for each shape', async () => {
    const { output, blobs } = await draw({
      placements: ['instagram-post', 'instagram-story', 'leaderboard', 'linkedin-post'],
    });
    expect(output.artworks.map((a) => [a.aspect, a.width, a.height])).toEqual([
      ['square', 64, 64],
      ['portrait', 64, 112],
      ['landscape', 112, 64],
    ]);
    for (const artwork of output.artworks) {
      const image = await decodeImage(blobs.get(artwork.blob) ?? new Uint8Array(), { name: 'artwork' });
      expect([image.pixels.width, image.pixels.height]).toEqual([artwork.width, artwork.height]);
    }
  });

  it('counts real steps', async () => {
    const { steps } = await draw({ count: 2, steps: 2 });
    expect(steps).toEqual(['1/4', '2/4', '3/4', '4/4']);
  });

  it('says what was told to the model, and what the model did not know', async () => {
    const { output } = await draw({ prompt: 'Soft gradient, zesty', anyway: false });
    expect(output).toMatchObject({
      effectivePrompt: 'soft gradient calm',
      unknownWords: ['zesty'],
      personFree: true,
      model: { name: 'tiny', version: '1', licence: 'Apache-2.0', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(Object.keys(output.artworks[0]?.timings ?? {})).toEqual(['text_encoder', 'transformer', 'vae_decoder']);
  });

  it('refuses a subject it was never taught, unless told to go on anyway', async () => {
    await expect(draw({ prompt: 'a cat' })).rejects.toMatchObject({ code: 'cannot_draw', params: { subject: 'cat' } });
    const { output } = await draw({ prompt: 'a cat', anyway: true });
    expect(output.artworks).toHaveLength(1);
  });

  it('stops between steps when cancelled', async () => {
    const stop = new AbortController();
    const { ports, blobs } = generationPorts(runtime, stop.signal);
    const seen: number[] = [];
    const watched = {
      ...ports,
      progress(done: number) {
        seen.push(done);
        if (done === 3) stop.abort();
      },
    };
    await expect(generationStage.run(generationInput({ steps: 10 }), watched)).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(seen).toEqual([1, 2, 3]);
    expect(blobs.size).toBe(0);
  });

  it('draws with a folder of another shape: unet, sample, int32 ids, int64 timesteps, float16 latents', async () => {
    const { output } = await draw({ engine: 'tiny-unet', prompt: 'a cat', seed: 5 });
    expect(output).toMatchObject({
      engine: 'tiny-unet',
      personFree: null,
      unknownWords: [],
      effectivePrompt: 'a cat, calm, film grain',
    });
    expect(output.artworks.map((a) => a.blob)).toEqual(
      await blobsOf({ engine: 'tiny-unet', prompt: 'a cat', seed: 5 }),
    );
  });

  it('names the engines there are when asked for one that is not', async () => {
    const failed = draw({ engine: 'nonesuch' });
    await expect(failed).rejects.toMatchObject({
      code: 'unknown_engine',
      params: { available: ['tiny', 'tiny-unet'] },
    });
  });
});
