/** How far observed shares are from declared ones. */

/** Total variation: half the sum of absolute differences, 0 (the same) to 1 (nothing in common). No smoothing is needed. */
export function totalVariation(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, share, i) => sum + Math.abs(share - (other[i] ?? 0)), 0) / 2;
}

/**
 * Kullback–Leibler divergence of observed counts from declared shares, in bits. Jeffreys' half is added to every category of
 * both sides, in proportion, so that an empty category costs much and not infinity.
 */
export function klDivergence(counts: readonly number[], shares: readonly number[], pseudo = 0.5): number {
  const n = counts.reduce((sum, count) => sum + count, 0);
  const total = n + pseudo * counts.length;
  return counts.reduce((sum, count, i) => {
    const p = (count + pseudo) / total;
    const q = ((shares[i] ?? 0) * n + pseudo) / total;
    return sum + p * Math.log2(p / q);
  }, 0);
}

/** Gini–Simpson diversity against its maximum for k categories: 0 (all alike) to 1 (evenly spread). */
export function diversity(counts: readonly number[]): number {
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n === 0 || counts.length < 2) return 0;
  const alike = counts.reduce((sum, count) => sum + (count / n) ** 2, 0);
  return (1 - alike) / (1 - 1 / counts.length);
}
