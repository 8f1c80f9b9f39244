/**
 * Holm's step-down correction (Holm 1979): the chance of one false alarm among all tests stays at the level, whatever they
 * have to do with one another.
 * @returns adjusted p values in the order given.
 */
export function holm(values: readonly number[]): number[] {
  const order = values.map((p, at) => ({ p, at })).sort((a, b) => a.p - b.p);
  const adjusted = values.map(() => 1);
  let highest = 0;
  for (const [rank, { p, at }] of order.entries()) {
    highest = Math.max(highest, Math.min(1, p * (values.length - rank)));
    adjusted[at] = highest;
  }
  return adjusted;
}
