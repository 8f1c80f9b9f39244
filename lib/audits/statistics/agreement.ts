/**
 * Krippendorff's α for nominal data, any number of annotators, missing answers allowed (Krippendorff, “Computing
 * Krippendorff's Alpha-Reliability”, 2011; his example C gives .743). 1: all agree; 0: as chance would; below: worse.
 *
 * @param units what was annotated: the answers of whoever annotated it, in any order; fewer than two say nothing
 * @returns null when nobody annotated anything twice, or when only one value was ever given: then there is nothing to agree on.
 */
export function krippendorffAlpha(units: readonly (readonly string[])[]): number | null {
  const pairable = units.filter((answers) => answers.length >= 2);
  const totals = new Map<string, number>();
  let n = 0;
  let disagreement = 0;
  for (const answers of pairable) {
    const counts = new Map<string, number>();
    for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1);
    const m = answers.length;
    n += m;
    for (const [answer, count] of counts) {
      totals.set(answer, (totals.get(answer) ?? 0) + count);
      disagreement += (count * (m - count)) / (m - 1);
    }
  }
  const expected = [...totals.values()].reduce((sum, count) => sum + count * (n - count), 0) / (n - 1);
  return n < 2 || expected === 0 ? null : 1 - disagreement / expected;
}
