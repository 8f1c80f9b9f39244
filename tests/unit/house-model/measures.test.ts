/** The measures of the house model's bench, on cases whose answer is known. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { colourDistance, coloursOf, transport } from '../../../bench/house-model/colour-transport';
import { frechetDistance, meanPairDistance } from '../../../bench/house-model/features';
import { quietRatio } from '../../../bench/house-model/quiet-ratio';
import { diceOf, freshRequests, type Grammar, sharedFamilies } from '../../../bench/house-model/requests';
import { hexToRgb, srgbToLab } from '../../../lib/imaging/index';
import { gaussianNoise } from '../../../lib/pipeline/generation/noise';
import { assessSubject } from '../../../lib/pipeline/generation/subject/index';
import type { ModelDescription } from '../../../lib/pipeline/stage';
import { paint } from '../safeguards/pictures';

const lab = (hex: string) => srgbToLab(hexToRgb(hex));

describe('optimal transport', () => {
  it('takes the cheapest plan, also where the nearest is not the best for all', () => {
    const cost = [
      [1, 2],
      [1, 10],
    ];
    // Each source alone would go to the first sink; together the first has to make room.
    expect(transport([0.5, 0.5], [0.5, 0.5], cost)).toBeCloseTo(0.5 * 2 + 0.5 * 1, 9);
    expect(transport([1], [0.25, 0.75], [[4, 8]])).toBeCloseTo(7, 9);
  });

  it('agrees with every plan of 3 × 3 tried by hand on a grid of tenths', () => {
    const cost = [
      [3, 7, 2],
      [8, 1, 5],
      [4, 6, 9],
    ];
    const [supply, demand] = [
      [0.2, 0.5, 0.3],
      [0.4, 0.3, 0.3],
    ];
    let best = Number.POSITIVE_INFINITY;
    const tenths = (n: number) => Array.from({ length: n + 1 }, (_, i) => i);
    for (const a of tenths(2))
      for (const b of tenths(2 - a))
        for (const c of tenths(5))
          for (const d of tenths(5 - c)) {
            const rows = [
              [a, b, 2 - a - b],
              [c, d, 5 - c - d],
            ];
            const last = [4, 3, 3].map((want, j) => want - (rows[0]?.[j] ?? 0) - (rows[1]?.[j] ?? 0));
            if (last.some((x) => x < 0)) continue;
            const total = [...rows, last].flat().reduce((sum, x, k) => sum + (x / 10) * (cost.flat()[k] ?? 0), 0);
            best = Math.min(best, total);
          }
    expect(transport(supply, demand, cost)).toBeCloseTo(best, 9);
  });

  it('is 0 between a picture and the colours it is made of, and grows as the picture leaves them', () => {
    const stripes = ['#1f3b33', '#f6eee1', '#a84a22', '#8a9a86', '#241811'];
    const picture = (colours: readonly string[]) =>
      paint(320, 320, (x) => [...hexToRgb(colours[Math.floor((x / 320) * 5)] ?? '#000000')]);
    const asked = stripes.map((hex) => ({ lab: lab(hex), weight: 0.2 }));
    for (const { weight } of coloursOf(picture(stripes))) expect(Math.abs(weight - 0.2)).toBeLessThan(0.02);
    // 64 samples across are no multiple of five stripes.
    expect(colourDistance(picture(stripes), asked)).toBeLessThan(1);
    const shifted = colourDistance(picture(['#1f3b33', '#f6eee1', '#a84a22', '#8a9a86', '#2255aa']), asked);
    const other = colourDistance(picture(['#0044ff', '#0033dd', '#0022bb', '#001199', '#000077']), asked);
    expect(shifted).toBeGreaterThan(2);
    expect(other).toBeGreaterThan(shifted);
  });
});

describe('the Fréchet distance', () => {
  const drawn = (seed: number, count: number, size: number, shift = 0, scale = 1) =>
    Array.from({ length: count }, (_, i) =>
      gaussianNoise(seed + i * 977, size).map((value, k) => (k === 0 ? value * scale + shift : value)),
    );

  it('is that of the two Gaussians where these are known', () => {
    expect(frechetDistance(drawn(1, 300, 4), drawn(1, 300, 4))).toBeCloseTo(0, 6);
    // Means 3 apart: 9. Standard deviations 1 and 3 along one axis: (3 − 1)² = 4.
    const first = drawn(1, 400, 4);
    expect(frechetDistance(first, drawn(1, 400, 4, 3))).toBeCloseTo(9, 3);
    expect(Math.abs(frechetDistance(first, drawn(1, 400, 4, 0, 3)) - 4)).toBeLessThan(0.5);
  });

  it('is measured where there are fewer pictures than features', () => {
    const few = frechetDistance(drawn(1, 8, 24), drawn(50_000, 8, 24));
    expect(few).toBeGreaterThan(1);
    expect(frechetDistance(drawn(1, 8, 24), drawn(50_000, 8, 24, 5))).toBeGreaterThan(few + 10);
  });
});

it('variety is the mean distance of pairs', () => {
  const points = [Float32Array.of(0, 0), Float32Array.of(3, 4), Float32Array.of(0, 0)];
  expect(meanPairDistance(points)).toBeCloseTo((5 + 0 + 5) / 3, 6);
});

it('quiet space is what holds less change than the rest', () => {
  const half = paint(128, 128, (x, y) => (x < 53 ? [90, 90, 90] : [(x * 31 + y * 17) % 256, 40, 200]));
  expect(quietRatio(half, 'left')).toBeLessThan(0.01);
  expect(quietRatio(half, 'right')).toBeGreaterThan(1.5);
});

describe('fresh requests', () => {
  const model = (name: string) =>
    ({ ...JSON.parse(readFileSync(`models/${name}/model.json`, 'utf8')), sha256: '' }) as ModelDescription;
  const grammar = JSON.parse(readFileSync('models/scenes/words.json', 'utf8')) as Grammar;
  const asked = { model: model('house'), renderer: model('scenes'), grammar };

  it('are the same from the same seed, others from another, and lead both engines to the family they are for', () => {
    const [first, again, other] = [5, 5, 6].map((seed) => freshRequests(diceOf(seed), 8, asked));
    expect(first).toEqual(again);
    expect(first).not.toEqual(other);
    const families = sharedFamilies(asked.model, asked.renderer, grammar);
    for (const [at, { prompt, family, colours, quiet, seed }] of (first ?? []).entries()) {
      expect(family).toBe(families[at % families.length]);
      for (const engine of [asked.model, asked.renderer]) expect(assessSubject(prompt, engine).family).toBe(family);
      expect(assessSubject(prompt, asked.model).unknownWords, prompt).toEqual([]);
      expect(colours.length).toBeGreaterThanOrEqual(3);
      expect(colours.every((hex) => /^#[0-9a-f]{6}$/.test(hex))).toBe(true);
      expect(seed).toBeLessThan(1_000_000);
      expect(quiet === 'none' || at % 2 === 0 || at >= families.length).toBe(true);
    }
  });
});
