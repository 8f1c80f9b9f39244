/** Are two rates equal? Exact tests, because block rates are small and counts are too. */
import { createRandom } from './random';
import { logFactorial } from './special-functions';

const logChoose = (n: number, k: number) => logFactorial(n) - logFactorial(k) - logFactorial(n - k);
const SLACK = 1e-9;

/**
 * Fisher's exact test of a 2 × 2 table, two-sided: the sum over tables of the same margins that are no more likely.
 * @param hits of `n` in one group, `otherHits` of `otherN` in the other
 */
export function fisherExact(hits: number, n: number, otherHits: number, otherN: number): number {
  const total = hits + otherHits;
  const logOf = (here: number) => logChoose(n, here) + logChoose(otherN, total - here);
  const all = logChoose(n + otherN, total);
  const limit = logOf(hits) + SLACK;
  let p = 0;
  for (let here = Math.max(0, total - otherN); here <= Math.min(n, total); here++)
    if (logOf(here) <= limit) p += Math.exp(logOf(here) - all);
  return Math.min(1, p);
}

/** McNemar's exact test for pairs: of the pairs that differ, is one direction as frequent as the other? Two-sided binomial. */
export function mcNemarExact(onlyFirst: number, onlySecond: number): number {
  const n = onlyFirst + onlySecond;
  const few = Math.min(onlyFirst, onlySecond);
  let p = 0;
  for (let k = 0; k <= few; k++) p += Math.exp(logChoose(n, k) - n * Math.LN2);
  return Math.min(1, 2 * p);
}

const EXACT_PAIRS = 16;
const FLIPS = 9_999;

/**
 * Sign-flip test of paired differences: were they as likely to point the other way? Every pattern of signs for up to 16
 * pairs, else 9,999 seeded ones, (1 + hits) / (1 + runs). Two-sided, on the absolute mean.
 */
export function signFlipTest(differences: readonly number[], seed = 1): number {
  const n = differences.length;
  if (n === 0 || differences.every((value) => value === 0)) return 1;
  const observed = Math.abs(differences.reduce((sum, value) => sum + value, 0)) - 1e-12;
  if (n <= EXACT_PAIRS) {
    let hits = 0;
    for (let signs = 0; signs < 2 ** n; signs++) {
      const sum = differences.reduce((total, value, i) => total + ((signs >> i) & 1 ? value : -value), 0);
      if (Math.abs(sum) >= observed) hits += 1;
    }
    return hits / 2 ** n;
  }
  const random = createRandom(seed);
  let hits = 0;
  for (let run = 0; run < FLIPS; run++) {
    const sum = differences.reduce((total, value) => total + (random.next() < 0.5 ? value : -value), 0);
    if (Math.abs(sum) >= observed) hits += 1;
  }
  return (1 + hits) / (1 + FLIPS);
}
