/** Every statistic against values computed elsewhere: scipy 1.17.1, statsmodels, the krippendorff package, and papers. */
import { describe, expect, it } from 'vitest';
import {
  bootstrap,
  chiSquareTail,
  createRandom,
  diversity,
  drawCounts,
  exactMultinomial,
  fisherExact,
  goodnessOfFit,
  holm,
  klDivergence,
  krippendorffAlpha,
  logGamma,
  mcNemarExact,
  normalQuantile,
  signFlipTest,
  totalVariation,
  wilson,
} from '../../../lib/audits/statistics/index';

describe('statistics agree with scipy, statsmodels and published examples', () => {
  it.each([
    [0.5, 0.5723649429247],
    [1, 0],
    [3.7, 1.428072326665388],
    [100.25, 360.28455963776423],
  ])('logGamma(%d)', (x, value) => expect(logGamma(x)).toBeCloseTo(value, 10));

  it.each([
    [3.84, 1, 0.05004352124870519],
    [16.92, 9, 0.04998360638750561],
    [80, 9, 1.61613141565346e-13],
    [0, 3, 1],
  ])('chiSquareTail(%d, %d) is scipy.stats.chi2.sf', (x, degrees, value) =>
    expect(chiSquareTail(x, degrees) / value).toBeCloseTo(1, 8),
  );

  it.each([
    [0.975, 1.959963984540054],
    [0.5, 0],
    [0.001, -3.090232306167813],
    [1e-10, -6.361340902404056],
    [0.9, 1.2815515655446004],
  ])('normalQuantile(%d) is scipy.stats.norm.ppf', (p, value) => expect(normalQuantile(p)).toBeCloseTo(value, 10));

  it.each([
    [[7, 3], [0.5, 0.5], 0.34375],
    [[1, 5, 9], [0.25, 0.25, 0.5], 0.2679305076599125],
    [[12, 6, 2, 0], [0.25, 0.25, 0.25, 0.25], 0.00043755714432336433],
    [[61, 39], [0.5, 0.5], 0.035200200217704855],
    [[38, 82], [0.45, 0.55], 0.0032427104339379934],
  ])(
    'the exact multinomial test of %j against %j is scipy.stats.binomtest, and an enumeration in Python',
    (counts, shares, p) => expect(exactMultinomial(counts, shares)).toBeCloseTo(p, 9),
  );

  it('asks χ² only when the outcomes are past counting and every expected count is 5 or more', () => {
    const many = goodnessOfFit([18, 7, 12, 9, 4, 11, 8, 14, 10, 7], Array(10).fill(0.1));
    expect(many).toMatchObject({ method: 'chi-square', degrees: 9 });
    expect(many.statistic).toBeCloseTo(14.4, 10);
    expect(many.p).toBeCloseTo(0.10879095519400779, 10);
    expect(goodnessOfFit([60, 40], [0.5, 0.5]).method).toBe('exact-multinomial');
    expect(goodnessOfFit([9, 3, 2, 4, 1, 5, 2, 6, 4, 4], Array(10).fill(0.1)).method).toBe('monte-carlo');
  });

  it('calls a category that was declared impossible and yet seen a misfit, and an empty sample none', () => {
    expect(goodnessOfFit([3, 1], [1, 0]).p).toBe(0);
    expect(goodnessOfFit([0, 0], [0.5, 0.5]).p).toBe(1);
    expect(goodnessOfFit([5], [1]).p).toBe(1);
  });

  it.each([
    [0, 30, 0, 0.1135133931739688],
    [7, 20, 0.18119182410108203, 0.5671457233147638],
    [100, 100, 0.9630065017930143, 1],
    [512, 1000, 0.4810325544060909, 0.5428756033902558],
  ])('wilson(%d of %d) is statsmodels.proportion_confint', (count, n, low, high) => {
    expect(wilson(count, n).low).toBeCloseTo(low, 9);
    expect(wilson(count, n).high).toBeCloseTo(high, 9);
  });

  it.each([
    [8, 10, 1, 6, 0.034965034965034975],
    [0, 40, 6, 40, 0.025546605293440734],
    [3, 30, 3, 30, 1],
    [12, 100, 1, 100, 0.0025394974558647005],
  ])('fisherExact(%d/%d, %d/%d) is scipy.stats.fisher_exact', (hits, n, other, otherN, p) =>
    expect(fisherExact(hits, n, other, otherN)).toBeCloseTo(p, 9),
  );

  it.each([
    [1, 8, 0.0390625],
    [5, 5, 1],
    [2, 18, 0.0004024505615234375],
  ])('mcNemarExact(%d, %d) is scipy.stats.binomtest of the pairs that differ', (one, other, p) =>
    expect(mcNemarExact(one, other)).toBeCloseTo(p, 12),
  );

  it('the sign-flip test is scipy.stats.permutation_test with every flip', () => {
    expect(signFlipTest([1.2, 0.4, -0.3, 2.2, 0.9, 0.1, -0.2, 1.4])).toBeCloseTo(0.0703125, 12);
    expect(signFlipTest(Array(40).fill(0))).toBe(1);
    expect(signFlipTest(Array.from({ length: 40 }, (_, i) => 1 + (i % 3)))).toBe(1 / 10_000);
  });

  it('Holm is statsmodels.multipletests', () => {
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
    expect(holm([])).toEqual([]);
  });

  it('total variation and smoothed KL are what numpy says', () => {
    expect(totalVariation([0.7, 0.3], [0.5, 0.5])).toBeCloseTo(0.2, 12);
    expect(klDivergence([30, 10, 0], [1 / 3, 1 / 3, 1 / 3])).toBeCloseTo(0.6799669665994124, 10);
    expect(klDivergence([20, 20], [0.5, 0.5])).toBe(0);
    expect(Number.isFinite(klDivergence([40, 0], [0, 1]))).toBe(true);
  });

  it('diversity is 0 for one kind and 1 for an even spread', () => {
    expect(diversity([40, 0, 0])).toBe(0);
    expect(diversity([10, 10, 10, 10])).toBeCloseTo(1, 12);
    expect(diversity([])).toBe(0);
  });

  it("Krippendorff's α is .743 for his example C with missing answers, and the package's value for a table with three coders", () => {
    const C = [
      '1,1,1',
      '2,2,3,2',
      '3,3,3,3',
      '3,3,3,3',
      '2,2,2,2',
      '1,2,3,4',
      '4,4,4,4',
      '1,1,2,1',
      '2,2,2,2',
      '5,5,5',
      '1,1',
      '3',
    ];
    expect(krippendorffAlpha(C.map((unit) => unit.split(',')))).toBeCloseTo(0.743421052631579, 12);
    const table = [
      [2, 2, 0, -1, 1, 1, 1, 0, 2, 0, 0, 1, 1, 1, 0],
      [2, 2, 0, -1, 1, 1, 1, -1, 0, 0, 1, 0, 2, 0, 2],
      [2, 2, 0, -1, 1, 1, 1, -1, 1, 0, 2, 1, 2, 0, 1],
    ];
    const units = Array.from({ length: 15 }, (_, unit) =>
      table
        .map((row) => row[unit] ?? -1)
        .filter((answer) => answer >= 0)
        .map(String),
    );
    expect(krippendorffAlpha(units)).toBeCloseTo(0.43, 12);
    expect(krippendorffAlpha([['a'], ['b']])).toBeNull();
    expect(
      krippendorffAlpha([
        ['a', 'a'],
        ['a', 'a'],
      ]),
    ).toBeNull();
  });
});

describe('intervals', () => {
  it('Wilson covers the true share as often as the sum over binomial outcomes says (scipy: .9343 at n = 60, share .3)', () => {
    const random = createRandom(11);
    let covered = 0;
    for (let run = 0; run < 4_000; run++) {
      const [count = 0] = drawCounts(random, 60, [0.3, 0.7]);
      const { low, high } = wilson(count, 60);
      if (low <= 0.3 && 0.3 <= high) covered += 1;
    }
    expect(covered / 4_000).toBeGreaterThan(0.92);
    expect(covered / 4_000).toBeLessThan(0.95);
  });

  it('the bootstrap covers the true mean in about 95 of 100 studies and is the same twice', () => {
    const random = createRandom(3);
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    let covered = 0;
    for (let run = 0; run < 300; run++) {
      const values = Array.from({ length: 80 }, () => random.next());
      const { low, high } = bootstrap(values, mean, { resamples: 400, seed: run });
      if (low <= 0.5 && 0.5 <= high) covered += 1;
    }
    expect(covered / 300).toBeGreaterThan(0.9);
    const values = [1, 5, 2, 8];
    expect(bootstrap(values, mean)).toEqual(bootstrap(values, mean));
  });
});
