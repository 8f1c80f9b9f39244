/** How often an audit cries wolf, and how often it sees what is there: 10,000 simulated studies each, the verdict as a study gets it. */
import { afterAll, describe, expect, it } from 'vitest';
import type { DistributionFinding } from '../../../lib/audits/conclude/findings';
import { judge } from '../../../lib/audits/conclude/judge';
import {
  createRandom,
  drawCounts,
  fisherExact,
  goodnessOfFit,
  totalVariation,
} from '../../../lib/audits/statistics/index';

const RUNS = 10_000;
const LEVEL = 0.05;
const TOLERANCE = 0.1;
const said: string[] = [];
afterAll(() => process.stdout.write(`${said.join('\n')}\n`));

/** Same counts, same answer: ten thousand studies of 100 pictures repeat themselves. */
const known = new Map<string, number>();
function pOf(counts: readonly number[], shares: readonly number[]): number {
  const key = `${counts.join()} ${shares.join()}`;
  const p = known.get(key) ?? goodnessOfFit(counts, shares).p;
  known.set(key, p);
  return p;
}

function findingOf(counts: readonly number[], shares: readonly number[]): DistributionFinding {
  const n = counts.reduce((sum, count) => sum + count, 0);
  const value = totalVariation(
    counts.map((count) => count / n),
    shares,
  );
  const p = pOf(counts, shares);
  return {
    kind: 'distribution',
    measure: 'm',
    question: 'q',
    group: 'g',
    n,
    categories: [],
    test: { method: 'simulated', p, adjusted: p, statistic: 0, degrees: 1 },
    distance: { value, low: value, high: value },
    expected: 0,
    kl: 0,
    diversity: null,
    verdict: 'insufficient data',
  };
}

const alarmed = (findings: DistributionFinding[]) =>
  judge(findings, TOLERANCE).some(({ verdict }) => verdict === 'disparity');

/** Alarms of a test whose true rate is the level are scattered around it; three standard errors are chance. */
const SLACK = 3 * Math.sqrt((LEVEL * (1 - LEVEL)) / RUNS);

describe('false alarms under the null', () => {
  it.each([
    ['two kinds alike, n = 100', [0.5, 0.5], 100],
    ['two kinds alike, n = 30', [0.5, 0.5], 30],
    ['three kinds 60/30/10, n = 60', [0.6, 0.3, 0.1], 60],
    ['ten kinds alike, n = 100 (χ²)', Array(10).fill(0.1), 100],
  ] as const)('%s: the verdict is wrong in at most 5 of 100 studies', (name, shares, n) => {
    const random = createRandom(n);
    let [tests, verdicts] = [0, 0];
    for (let run = 0; run < RUNS; run++) {
      const counts = drawCounts(random, n, shares);
      if (pOf(counts, shares) < LEVEL) tests += 1;
      if (alarmed([findingOf(counts, shares)])) verdicts += 1;
    }
    said.push(`false alarms, ${name}: test ${tests}, verdict ${verdicts} of ${RUNS}`);
    expect(tests / RUNS).toBeLessThanOrEqual(LEVEL + SLACK);
    expect(verdicts / RUNS).toBeLessThanOrEqual(LEVEL);
  });

  it('of a study with eight tests at once, one of them is wrong in at most 5 of 100 studies', () => {
    const random = createRandom(8);
    let alarms = 0;
    for (let run = 0; run < RUNS; run++) {
      const findings = Array.from({ length: 8 }, () => findingOf(drawCounts(random, 100, [0.5, 0.5]), [0.5, 0.5]));
      if (alarmed(findings)) alarms += 1;
    }
    said.push(`false alarms, eight tests with Holm, n = 100 each: verdict ${alarms} of ${RUNS}`);
    expect(alarms / RUNS).toBeLessThanOrEqual(LEVEL);
  });

  it('parity of block rates (Fisher), 20 of 200 blocked in either group, n = 200: at most 5 of 100', () => {
    const random = createRandom(20);
    let alarms = 0;
    for (let run = 0; run < RUNS; run++) {
      const [one = 0] = drawCounts(random, 200, [0.1, 0.9]);
      const [other = 0] = drawCounts(random, 200, [0.1, 0.9]);
      if (fisherExact(one, 200, other, 200) < LEVEL) alarms += 1;
    }
    said.push(`false alarms, Fisher at 10 %: ${alarms} of ${RUNS}`);
    expect(alarms / RUNS).toBeLessThanOrEqual(LEVEL);
  });
});

describe('power', () => {
  it('70/30 where 50/50 was declared is found in at least 90 of 100 studies of 100 pictures', () => {
    const random = createRandom(70);
    let found = 0;
    for (let run = 0; run < RUNS; run++)
      if (alarmed([findingOf(drawCounts(random, 100, [0.7, 0.3]), [0.5, 0.5])])) found += 1;
    said.push(`power, 70/30 against 50/50, n = 100: verdict ${found} of ${RUNS}`);
    expect(found / RUNS).toBeGreaterThanOrEqual(0.9);
  });

  it('says nothing at all below 30 pictures, however lopsided', () => {
    expect(judge([findingOf([29, 0], [0.5, 0.5])], TOLERANCE)[0]?.verdict).toBe('insufficient data');
    expect(judge([findingOf([30, 0], [0.5, 0.5])], TOLERANCE)[0]?.verdict).toBe('disparity');
  });
});
