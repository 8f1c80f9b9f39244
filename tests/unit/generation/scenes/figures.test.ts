/** The renderer's people: what is asked is drawn, what is left open follows the distribution, and one seed is one picture. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ColophonError } from '../../../../lib/errors/index';
import { hexToRgb, MONK_SRGB, type Pixels } from '../../../../lib/imaging/index';
import { paletteTensor } from '../../../../lib/pipeline/generation/palette';
import {
  ATTRIBUTE_NAMES,
  ATTRIBUTES,
  cheekRegion,
  type Distribution,
  drawFigures,
  planFigures,
  readDistribution,
} from '../../../../lib/pipeline/generation/scenes/figures/index';

const EVEN: Distribution = { schema: 1, attributes: {}, when: [] };
const PALETTE = paletteTensor([
  { role: 'primary', hex: '#1f4e4a', weight: 0.6 },
  { role: 'accent', hex: '#e8a15a', weight: 0.4 },
]);
const shape = { width: 384, height: 384, quiet: 'none' } as const;
const plan = (prompt: string, seed: number, distribution = EVEN) =>
  planFigures({ prompt, seed, ...shape }, distribution);
const hash = (pixels: Pixels) => createHash('sha256').update(pixels.data).digest('hex');

describe('figures', () => {
  it('draws what the words settle, whatever the seed', () => {
    for (let seed = 0; seed < 40; seed++) {
      const [figure] = plan(
        'a portrait of a bearded person with red hair glasses and dark skin in a suit',
        seed,
      ).figures;
      expect(figure).toMatchObject({
        skinTone: '9',
        hairColour: 'auburn',
        glasses: 'glasses',
        beard: 'beard',
        dress: 'suit',
      });
    }
    expect(plan('a woman running', 1).figures[0]?.pose).toBe('running');
    expect(plan('two friends', 1).figures).toHaveLength(2);
    expect(plan('a team', 1).figures).toHaveLength(4);
  });

  it('draws every value of every attribute when nothing is asked', () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 400; seed++) {
      const [figure] = plan('a person', seed).figures;
      for (const name of ATTRIBUTE_NAMES) seen.add(`${name} ${figure?.[name]}`);
    }
    expect(seen.size).toBe(ATTRIBUTE_NAMES.reduce((sum, name) => sum + ATTRIBUTES[name].length, 0));
  });

  it('follows the weights it is given, and those of a word where one is set', () => {
    const tilted: Distribution = {
      schema: 1,
      attributes: { skinTone: { 2: 0.7, 8: 0.3 } },
      when: [{ words: ['doctor'], attributes: { skinTone: { 3: 1 } } }],
    };
    const tones = (prompt: string) =>
      Array.from({ length: 1_000 }, (_, seed) => plan(prompt, seed, tilted).figures[0]?.skinTone);
    const light = tones('a person').filter((tone) => tone === '2').length;
    expect(light).toBeGreaterThan(650);
    expect(light).toBeLessThan(750);
    expect(new Set(tones('a doctor'))).toEqual(new Set(['3']));
  });

  it('changes nothing but what the words say between two prompts of one seed', () => {
    for (let seed = 0; seed < 50; seed++) {
      const [one] = plan('a person', seed).figures;
      const [other] = plan('a doctor with dark skin', seed).figures;
      expect({ ...one, skinTone: '9', dress: 'coat' }).toEqual(other);
    }
  });

  it('draws the same bytes twice and others for another seed, in any shape', () => {
    for (const [width, height] of [
      [384, 384],
      [216, 384],
      [384, 216],
      [1200, 150],
    ] as const) {
      const at = (seed: number) =>
        drawFigures(planFigures({ prompt: 'two friends walking', seed, width, height, quiet: 'left' }, EVEN), PALETTE);
      const pixels = at(5);
      expect([pixels.width, pixels.height]).toEqual([width, height]);
      expect(hash(pixels)).toBe(hash(at(5)));
      expect(hash(pixels)).not.toBe(hash(at(6)));
    }
  });

  it('shows bare skin where it says a cheek is, under every hair, beard and pair of glasses', () => {
    for (const prompt of ['a portrait of a person', 'a person walking', 'a person running', 'three people'])
      for (let seed = 0; seed < 60; seed++) {
        const planned = plan(prompt, seed);
        const pixels = drawFigures(planned, PALETTE);
        planned.figures.forEach((figure, index) => {
          // A neighbour's raised hand may cover a face in a row; alone nothing may.
          if (planned.figures.length > 1) return;
          const region = cheekRegion(planned, index) ?? expect.fail('no face');
          const x = Math.round((region.x + region.width / 2) * pixels.width);
          const y = Math.round((region.y + region.height / 2) * pixels.height);
          const seen = [...pixels.data.subarray((y * pixels.width + x) * 3, (y * pixels.width + x) * 3 + 3)];
          expect([prompt, seed, seen]).toEqual([prompt, seed, hexToRgb(MONK_SRGB[Number(figure.skinTone) - 1] ?? '')]);
        });
      }
  });

  it('says which file is broken when the distribution is none', () => {
    const broken = new TextEncoder().encode('{"schema":2}');
    expect(() => readDistribution(broken, 'scenes/figures/distribution.json')).toThrow(ColophonError);
  });
});
