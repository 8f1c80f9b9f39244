/** A picture that a brief begins from, through policy and the house model's own weights. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seamRatios } from '../../bench/seam';
import { decodeImage, encodePng, type Pixels } from '../../lib/imaging/index';
import { withText } from '../../lib/imaging/png-text';
import { generationStage } from '../../lib/pipeline/generation/index';
import { inspectInputs } from '../../lib/pipeline/policy/index';
import { decide } from '../../lib/pipeline/safeguards/index';
import { MODELS } from '../../models/index';
import { createRuntime } from '../../workers/runtime/index';
import { briefOf, PRESET as PLAIN, worksOf } from '../unit/safeguards/context';
import { paint, scene } from '../unit/safeguards/pictures';
import { fixtureModel, generationInput, generationPorts } from './generation-ports';

const runtime = createRuntime({ models: [...MODELS, fixtureModel('tiny')], threads: 1 });
afterAll(() => runtime.close());

async function draw(request: object, pictures: readonly Uint8Array[] = []) {
  const { ports, blobs } = generationPorts(runtime);
  for (const bytes of pictures) await ports.blobs.put(bytes);
  const get = async (sha256: string) => blobs.get(sha256) ?? Promise.reject(new Error('no such blob'));
  const input = generationInput({ engine: 'house', prompt: 'soft gradient', steps: 4, ...request });
  const { output } = await generationStage.run(input, { ...ports, blobs: { ...ports.blobs, get } });
  const [artwork] = output.artworks;
  const { pixels } = await decodeImage(blobs.get(artwork?.blob ?? '') ?? new Uint8Array());
  return { output, pixels, blob: artwork?.blob };
}
const named = (bytes: Uint8Array) => ({
  sha256: createHash('sha256').update(bytes).digest('hex'),
  mediaType: 'image/png',
});

let own: Pixels;
let bytes: Uint8Array;
beforeAll(async () => {
  own = (await draw({ seed: 3 })).pixels;
  bytes = await encodePng(own);
}, 600_000);

describe('beginning from a picture', () => {
  it('at strength 0 gives it back within what the VAE loses', async () => {
    const { pixels } = await draw({ initial: named(bytes), strength: 0 }, [bytes]);
    let sum = 0;
    for (let i = 0; i < pixels.data.length; i++) sum += Math.abs((pixels.data[i] ?? 0) - (own.data[i] ?? 0));
    // Measured: 0.69 of 255 levels on a picture of mountains.
    expect((sum * 4) / 3 / pixels.data.length).toBeLessThan(3);
  }, 600_000);

  it('changes nothing outside the mask, says that the result is a composite, and draws the same bytes again', async () => {
    const picture = await encodePng(scene(9, 640, 640));
    const mask = await encodePng(paint(640, 640, (x) => (x > 400 ? [255, 255, 255] : [0, 0, 0])));
    const asked = { initial: named(picture), mask: named(mask), seed: 5 };
    const first = await draw(asked, [picture, mask]);
    expect(first.output).toMatchObject({ digitalSourceType: 'compositeWithTrainedAlgorithmicMedia', personFree: null });
    const before = (await decodeImage(picture)).pixels;
    let [kept, drawn] = [0, 0];
    for (let y = 0; y < 640; y++)
      for (let x = 0; x < 640; x++) {
        const at = (y * 640 + x) * 4;
        const same = [0, 1, 2].every((c) => first.pixels.data[at + c] === before.data[at + c]);
        if (x <= 400 && !same) kept++;
        if (x > 400 && !same) drawn++;
      }
    expect(kept).toBe(0);
    expect(drawn).toBeGreaterThan(100_000);
    expect((await draw(asked, [picture, mask])).blob).toBe(first.blob);
  }, 600_000);

  it('is refused by an engine that draws from words alone', async () => {
    for (const engine of ['scenes', 'tiny'])
      await expect(draw({ engine, initial: named(bytes) }, [bytes])).rejects.toMatchObject({
        code: 'engine_cannot_begin',
        params: { engine },
      });
  });
});

it('tiles change across their seams by at most 1.1 times what they change from line to line, on average', async () => {
  const ratios: number[] = [];
  for (const prompt of ['layered paper waves', 'bokeh lights'])
    ratios.push(...seamRatios((await draw({ prompt, tile: true, seed: 7 })).pixels));
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
  expect(mean, ratios.map((ratio) => ratio.toFixed(2)).join(' ')).toBeLessThanOrEqual(1.1);
}, 600_000);

describe('what would make another picture wait', () => {
  const item = { id: 'itm_1', index: 0, placement: 'instagram-post', assetId: 'ast_1' };
  async function verdictOf(role: 'initial' | 'reference', given: Uint8Array) {
    const brief = briefOf({ [role]: named(given) as never });
    const findings = await inspectInputs(
      { brief, preset: PLAIN },
      { blobs: { get: async () => given }, works: worksOf([]) },
    );
    return decide({ items: [item], findings, decisions: [], engine: 'house', finished: ['policy'] })[0]?.verdict;
  }

  it('blocks one to begin from, so that the engine never sees it', async () => {
    const noted = withText(await encodePng(scene(2)), 'opt-out', 'http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED');
    expect(await verdictOf('reference', noted)).toBe('hold');
    expect(await verdictOf('initial', noted)).toBe('block');
    expect(await verdictOf('initial', await encodePng(scene(2)))).toBe('pass');
  });
});
