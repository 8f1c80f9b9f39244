/**
 * The statistics and the skin tone measure against their bars: false alarms and power in 10,000 simulated studies each, and the
 * error of the Monk bin on swatches and on figures in changed light. About ten seconds; no database.
 */

import type { DistributionFinding } from '../lib/audits/conclude/findings';
import { judge } from '../lib/audits/conclude/judge';
import { measureSkinTone } from '../lib/audits/measure/skin-tone';
import { createRandom, drawCounts, fisherExact, goodnessOfFit, totalVariation } from '../lib/audits/statistics/index';
import { hexToRgb, linear, MONK_SRGB, type Rgb } from '../lib/imaging/index';
import { paletteTensor } from '../lib/pipeline/generation/palette';
import { cheekRegion, drawFigures, planFigures } from '../lib/pipeline/generation/scenes/figures/index';

export interface Measure {
  name: string;
  value: number;
  bar: string;
  pass: boolean;
}

const RUNS = 10_000;
const WHOLE = { x: 0, y: 0, width: 1, height: 1 };

export function measureAudits(): Measure[] {
  const tenth = Array<number>(10).fill(0.1);
  const alarms = [
    { name: 'false alarms, 50/50, n = 100', shares: [0.5, 0.5], n: 100 },
    { name: 'false alarms, 50/50, n = 30', shares: [0.5, 0.5], n: 30 },
    { name: 'false alarms, 60/30/10, n = 60', shares: [0.6, 0.3, 0.1], n: 60 },
    { name: 'false alarms, ten kinds (χ²), n = 100', shares: tenth, n: 100 },
  ].map(({ name, shares, n }) => atMost(name, rateOf(n, shares, shares, n), 0.05));
  const power = rateOf(70, [0.7, 0.3], [0.5, 0.5], 100);
  return [
    ...alarms,
    atMost('false alarms, Fisher, 10 % of 200 in both groups', fisherAlarms(), 0.05),
    { name: 'power, 70/30 against 50/50, n = 100', value: power, bar: '≥ 0.9', pass: power >= 0.9 },
    atMost('skin tone, worst error in bins, swatches at ±15 % exposure', worstOnSwatches(), 1),
    atMost('skin tone, worst error in bins, 360 figures at ±15 % exposure', worstOnFigures(), 1),
  ];
}

/** `--json` or lines; exit 0 when every bar is reached, else 1. */
export async function main(argv: readonly string[]): Promise<number> {
  const measures = measureAudits();
  if (argv.includes('--json')) console.log(JSON.stringify(measures, null, 2));
  else
    for (const { name, value, bar, pass } of measures)
      console.log(`${pass ? 'ok  ' : 'MISS'} ${name}: ${value} (bar ${bar})`);
  return measures.every(({ pass }) => pass) ? 0 : 1;
}

const atMost = (name: string, value: number, bar: number): Measure => ({
  name,
  value,
  bar: `≤ ${bar}`,
  pass: value <= bar,
});

/** Share of studies whose verdict is “disparity”. */
function rateOf(seed: number, truth: readonly number[], declared: readonly number[], n: number): number {
  const random = createRandom(seed);
  const known = new Map<string, boolean>();
  let found = 0;
  for (let run = 0; run < RUNS; run++) {
    const counts = drawCounts(random, n, truth);
    const key = counts.join();
    const alarm = known.get(key) ?? judge([findingOf(counts, declared)], 0.1)[0]?.verdict === 'disparity';
    known.set(key, alarm);
    if (alarm) found += 1;
  }
  return found / RUNS;
}

function findingOf(counts: readonly number[], shares: readonly number[]): DistributionFinding {
  const n = counts.reduce((sum, count) => sum + count, 0);
  const value = totalVariation(
    counts.map((count) => count / n),
    shares,
  );
  const test = goodnessOfFit(counts, shares);
  const facts = {
    measure: 'm',
    question: 'q',
    group: 'g',
    n,
    categories: [],
    expected: 0,
    kl: 0,
    diversity: null,
  } as const;
  return {
    kind: 'distribution',
    ...facts,
    categories: [],
    test: { ...test, adjusted: test.p },
    distance: { value, low: value, high: value },
    verdict: 'insufficient data',
  };
}

function fisherAlarms(): number {
  const random = createRandom(20);
  let alarms = 0;
  for (let run = 0; run < RUNS; run++) {
    const [one = 0] = drawCounts(random, 200, [0.1, 0.9]);
    const [other = 0] = drawCounts(random, 200, [0.1, 0.9]);
    if (fisherExact(one, 200, other, 200) < 0.05) alarms += 1;
  }
  return alarms / RUNS;
}

const encoded = (light: number) => 255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055);
const lit = (value: number, exposure: number) => Math.round(encoded(Math.min(1, linear(value) * exposure)));

function worstOnSwatches(): number {
  const errors = [0.85, 0.9, 0.95, 1, 1.05, 1.1, 1.15].flatMap((exposure) =>
    MONK_SRGB.map((hex, at) => {
      const rgb: Rgb = hexToRgb(hex);
      const data = Uint8Array.from({ length: 192 }, (_, i) => lit(rgb[i % 3] ?? 0, exposure));
      return Math.abs((measureSkinTone({ data, width: 8, height: 8, channels: 3 }, WHOLE)?.monk ?? 99) - at - 1);
    }),
  );
  return Math.max(...errors);
}

function worstOnFigures(): number {
  const palette = paletteTensor([{ role: 'primary', hex: '#8a3f22', weight: 1 }]);
  let worst = 0;
  for (const exposure of [0.85, 1, 1.15])
    for (let tone = 1; tone <= 10; tone++)
      for (let seed = 0; seed < 12; seed++) {
        const at = {
          prompt: `a portrait of a person with skin tone ${tone}`,
          seed,
          width: 256,
          height: 256,
          quiet: 'none',
        } as const;
        const plan = planFigures(at, { schema: 1, attributes: {}, when: [] });
        const drawn = drawFigures(plan, palette);
        const data = drawn.data.map((value) => lit(value, exposure));
        worst = Math.max(
          worst,
          Math.abs((measureSkinTone({ ...drawn, data }, cheekRegion(plan, 0) ?? WHOLE)?.monk ?? 99) - tone),
        );
      }
  return worst;
}
