/** The engine `scenes`, with the graphs and words as they are shipped. */
import { afterAll, describe, expect, it } from 'vitest';
import { seamRatios } from '../../bench/seam';
import { deltaE2000, hexToRgb, type Pixels, type Rgb, srgbToLab } from '../../lib/imaging/index';
import type { Quiet } from '../../lib/pipeline/brief/index';
import { assessSubject, generationStage } from '../../lib/pipeline/generation/index';
import { paletteTensor } from '../../lib/pipeline/generation/palette';
import { readCatalogue } from '../../lib/pipeline/generation/scenes/catalogue';
import { planScene } from '../../lib/pipeline/generation/scenes/plan-scene';
import { shade } from '../../lib/pipeline/generation/scenes/shade';
import { readSceneWords } from '../../lib/pipeline/generation/scenes/words';
import { MODELS } from '../../models/index';
import { createRuntime } from '../../workers/runtime/index';
import { generationInput, generationPorts } from './generation-ports';

const PATIENCE = 600_000;
const COLOURS = ['#7a2e12', '#e8a15a', '#f6e3c5'];
const runtime = createRuntime({ models: MODELS });
afterAll(() => runtime.close());

const model = () => runtime.describe('scenes');
const words = async () => readSceneWords(await runtime.file('scenes', 'words.json'), 'words.json');
const catalogue = async () => readCatalogue(await runtime.file('scenes', 'scenes.json'), 'scenes.json');

async function jobFor(prompt: string, seed: number, size: number, quiet: Quiet = 'none') {
  const palette = paletteTensor(
    COLOURS.map((hex, at) => ({ role: at === 0 ? 'primary' : 'secondary', hex, weight: 1 / 3 })),
  );
  const { family } = assessSubject(prompt, await model());
  const asked = { prompt, seed, width: size, height: size, quiet, palette, family };
  const plan = planScene(asked, (await words()).read(prompt), await catalogue());
  const session = await runtime.open('scenes', plan.graph);
  return { session, plan, width: size, height: size, signal: new AbortController().signal };
}

function at({ data, width }: Pixels, x: number, y: number): Rgb {
  const from = (y * width + x) * 3;
  return [data[from] ?? 0, data[from + 1] ?? 0, data[from + 2] ?? 0];
}
const grey = (pixels: Pixels, x: number, y: number) => at(pixels, x, y).reduce((sum, value) => sum + value, 0) / 3;

describe('scenes', () => {
  it(
    'are the same bytes for the same seed, and others for another',
    async () => {
      const [one, again, other] = [
        await shade(await jobFor('mesh gradient', 5, 160)),
        await shade(await jobFor('mesh gradient', 5, 160)),
        await shade(await jobFor('mesh gradient', 6, 160)),
      ];
      expect(Buffer.compare(Buffer.from(one.data), Buffer.from(again.data))).toBe(0);
      expect(Buffer.compare(Buffer.from(one.data), Buffer.from(other.data))).not.toBe(0);
    },
    PATIENCE,
  );

  it(
    'stand under copy that is in the middle, where they have a ground to stand on',
    async () => {
      for (const prompt of ['podium', 'wooden table']) {
        const picture = await shade(await jobFor(prompt, 5, 120, 'centre'));
        const spread = (from: number, to: number) => {
          const rows = Array.from({ length: to - from }, (_, y) => from + y);
          const greys = rows.flatMap((y) => Array.from({ length: 84 }, (_, x) => grey(picture, 18 + x, y)));
          const mean = greys.reduce((sum, value) => sum + value, 0) / greys.length;
          return Math.sqrt(greys.reduce((sum, value) => sum + (value - mean) ** 2, 0) / greys.length);
        };
        expect(spread(79, 118), prompt).toBeGreaterThan(3 * spread(12, 72));
      }
    },
    PATIENCE,
  );

  it(
    'are the same in a part drawn alone as in the whole, edges included',
    async () => {
      const job = await jobFor('orb', 3, 300);
      const whole = await shade(job);
      const part = { x: 97, y: 61, width: 150, height: 140 };
      const alone = await shade(job, part);
      for (let y = 0; y < part.height; y++)
        for (let x = 0; x < part.width; x++)
          if (at(alone, x, y).join() !== at(whole, x + part.x, y + part.y).join())
            throw new Error(`another pixel at ${x}, ${y}`);
    },
    PATIENCE,
  );

  it(
    'tile with a step across the seam of at most 1.1 times the steps inside',
    async () => {
      const size = 240;
      const job = await jobFor('seamless terrazzo', 4, size);
      expect(job.plan.tile).toBe(true);
      const pixels = await shade(job);
      for (const ratio of seamRatios(pixels)) expect(ratio).toBeLessThanOrEqual(1.1);
    },
    PATIENCE,
  );

  it(
    'stay calm where copy will stand and draw in the colours that are asked for',
    async () => {
      const size = 200;
      const ratios: number[] = [];
      const distances: number[] = [];
      const labs = COLOURS.map((hex) => srgbToLab(hexToRgb(hex)));
      for (const seed of [1, 2, 3, 4]) {
        const pixels = await shade(await jobFor('bokeh', seed, size, 'left'));
        const sides: [number, number] = [0, 0];
        for (let y = 0; y < size - 2; y += 2)
          for (let x = 0; x < size - 2; x += 2) {
            const energy =
              (grey(pixels, x + 2, y) - grey(pixels, x, y)) ** 2 + (grey(pixels, x, y + 2) - grey(pixels, x, y)) ** 2;
            if (x < size * 0.35) sides[0] += energy / 0.35;
            if (x > size * 0.5) sides[1] += energy / 0.5;
          }
        ratios.push(sides[0] / sides[1]);
        let sum = 0;
        for (let y = 5; y < size; y += 10)
          for (let x = 5; x < size; x += 10)
            sum += Math.min(...labs.map((lab) => deltaE2000(srgbToLab(at(pixels, x, y)), lab)));
        distances.push(sum / 400);
      }
      expect(ratios.filter((ratio) => ratio <= 0.3).length).toBeGreaterThanOrEqual(3);
      expect(distances.reduce((sum, value) => sum + value, 0) / 4).toBeLessThan(15);
    },
    PATIENCE,
  );

  it('every taught subject leads to its family, and people to the family that draws people', async () => {
    const described = await model();
    const astray = described.families.flatMap(({ id, subjects }) =>
      subjects
        .filter((subject) => assessSubject(subject, described).family !== id)
        .map((subject) => `${id}: ${subject}`),
    );
    expect(astray).toEqual([]);
    for (const prompt of ['a woman running in our shoes', 'waves behind a woman'])
      expect(assessSubject(prompt, described)).toMatchObject({ family: 'figures', personFree: false });
    for (const prompt of ['a gradient for women’s skincare', 'dark moody gradient, no people', 'soft and pink'])
      expect(assessSubject(prompt, described).personFree).toBe(true);
  });

  it('what a subject does is no other subject: sentences are read by what they are about', async () => {
    const described = await model();
    const about: Readonly<Record<string, string>> = {
      'winter evening, snow falling over pine hills, cosy': 'festive',
      'confetti raining down for a birthday': 'festive',
      'ocean waves rolling onto sand': 'waves',
      'moon climbing over dark hills': 'night',
      'a neon grid disappearing into the horizon': 'neon',
      'northern lights dancing over mountains': 'gradient',
      'a geometric sunburst radiating outward': 'burst',
      'the moon rising behind mountains': 'night',
      'a glass sphere resting on steps': 'still_life',
      'two friends laughing': 'figures',
    };
    for (const [prompt, family] of Object.entries(about))
      expect(assessSubject(prompt, described), prompt).toMatchObject({ drawable: true, family });
    for (const prompt of [
      'mountain biking',
      'cloud computing for banks',
      'night running',
      'a leaf piling machine',
      'ice skating on a lake',
      'a phone lying on a marble table',
      'a train passing through hills',
      'a paper boat floating on waves',
      'a cat sleeping on a podium',
      'a red sports car driving along the coast',
    ])
      expect(assessSubject(prompt, described), prompt).toMatchObject({ drawable: false });
  });

  it('answers with three scenes that can be drawn when the subject cannot', async () => {
    for (const prompt of ['a cat', 'a red lipstick', 'our new sneakers'])
      expect(assessSubject(prompt, await model())).toMatchObject({
        drawable: false,
        suggestions: [expect.anything(), expect.anything(), expect.anything()],
      });
  });

  it(
    'are recorded as rendered, and as free of people when a family of scenes was drawn',
    async () => {
      const { ports } = generationPorts(runtime);
      const input = generationInput({
        engine: 'scenes',
        prompt: 'a soft gradient, no people',
        placements: ['leaderboard'],
      });
      const { output } = await generationStage.run(input, ports);
      expect(output).toMatchObject({ digitalSourceType: 'algorithmicMedia', personFree: true });
      expect(output.artworks[0]).toMatchObject({ width: 728, scene: { family: 'gradient' } });
      expect(output.effectivePrompt).not.toContain('people');
    },
    PATIENCE,
  );
});
