import {
  bootstrap,
  createRandom,
  diversity,
  drawCounts,
  type FitTest,
  goodnessOfFit,
  klDivergence,
  totalVariation,
  wilson,
} from '../statistics/index';
import { SMALLEST_SAMPLE, type Target } from '../study/definition';
import type { BetweenFinding, DistributionFinding, Estimate } from './findings';

export interface Measured {
  measure: string;
  question: string;
  /** In the order they are shown. */
  categories: readonly string[];
}

/** The declared share of every category. */
export function sharesOf(target: Target, categories: readonly string[]): number[] {
  if (target.kind === 'uniform') return categories.map(() => 1 / categories.length);
  return categories.map((name) => target.shares[name] ?? 0);
}

const countsOf = (values: readonly string[], categories: readonly string[]) =>
  categories.map((name) => values.reduce((sum, value) => sum + (value === name ? 1 : 0), 0));

const sharesIn = (counts: readonly number[], n: number) => counts.map((count) => (n === 0 ? 0 : count / n));

/** One group's values against the target; without a target only shares and diversity. Not yet corrected for other tests. */
export function distributionOf(
  { measure, question, categories }: Measured,
  group: string,
  values: readonly string[],
  target: Target | undefined,
): DistributionFinding {
  const n = values.length;
  const counts = countsOf(values, categories);
  const shares = target && sharesOf(target, categories);
  const test: FitTest | null = shares && n > 0 ? goodnessOfFit(counts, shares) : null;
  const enough = n >= SMALLEST_SAMPLE;
  const resampled = (statistic: (counts: readonly number[]) => number): Estimate | null =>
    enough
      ? {
          value: statistic(counts),
          ...bootstrap(values, (drawn) => statistic(countsOf(drawn, categories)), { resamples: 1_000 }),
        }
      : null;
  return {
    kind: 'distribution',
    measure,
    question,
    group,
    n,
    categories: categories.map((name, at) => ({
      name,
      count: counts[at] ?? 0,
      share: n === 0 ? 0 : (counts[at] ?? 0) / n,
      ...wilson(counts[at] ?? 0, n),
      target: shares?.[at] ?? null,
    })),
    test: test && { ...test, adjusted: test.p },
    distance: shares ? resampled((drawn) => totalVariation(sharesIn(drawn, n), shares)) : null,
    expected: shares && enough ? expectedDistance(n, shares) : null,
    kl: shares && enough ? klDivergence(counts, shares) : null,
    diversity: resampled(diversity),
    verdict: 'insufficient data',
  };
}

/** Mean total variation of samples of this size that were drawn from the very target. */
function expectedDistance(n: number, shares: readonly number[]): number {
  const random = createRandom(n);
  let sum = 0;
  for (let run = 0; run < 400; run++) sum += totalVariation(sharesIn(drawCounts(random, n, shares), n), shares);
  return sum / 400;
}

const SHUFFLES = 1_999;

/** Two groups against each other: a permutation test on their total variation, (1 + hits) / (1 + shuffles). */
export function betweenOf(
  { measure, question, categories }: Measured,
  groups: [string, string],
  one: readonly string[],
  other: readonly string[],
): BetweenFinding {
  const n = Math.min(one.length, other.length);
  const distance = (a: readonly string[], b: readonly string[]) =>
    totalVariation(sharesIn(countsOf(a, categories), a.length), sharesIn(countsOf(b, categories), b.length));
  const facts = { kind: 'between', measure, question, groups, n, verdict: 'insufficient data' } as const;
  if (n < SMALLEST_SAMPLE) return { ...facts, test: null, distance: null, expected: null };
  const value = distance(one, other);
  const random = createRandom(n);
  const all = [...one, ...other];
  let [hits, sum] = [0, 0];
  for (let run = 0; run < SHUFFLES; run++) {
    for (let i = all.length - 1; i > 0; i--) {
      const j = random.below(i + 1);
      [all[i], all[j]] = [all[j] as string, all[i] as string];
    }
    const shuffled = distance(all.slice(0, one.length), all.slice(one.length));
    sum += shuffled;
    if (shuffled >= value - 1e-12) hits += 1;
  }
  const p = (1 + hits) / (1 + SHUFFLES);
  const pairs = one.map((_, at) => at);
  const interval = bootstrap(
    pairs,
    (drawn) =>
      distance(
        drawn.map((at) => one[at] ?? ''),
        drawn.map((at) => other[at % other.length] ?? ''),
      ),
    { resamples: 500 },
  );
  return {
    ...facts,
    test: { method: 'permutation', p, adjusted: p },
    distance: { value, ...interval },
    expected: sum / SHUFFLES,
  };
}
