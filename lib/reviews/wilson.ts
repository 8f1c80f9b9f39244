/** 97.5 % point of the standard normal distribution. */
const Z = 1.959963984540054;

/**
 * Wilson's 95 % score interval of a proportion (Wilson 1927): unlike the usual one it stays within 0 and 1 and keeps its
 * coverage when the share is near either end.
 * @param count successes, 0 to `of`
 * @param of trials, at least 1
 */
export function wilson(count: number, of: number): { low: number; high: number } {
  const share = count / of;
  const z2 = Z * Z;
  const middle = (share + z2 / (2 * of)) / (1 + z2 / of);
  const reach = (Z / (1 + z2 / of)) * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of));
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}
