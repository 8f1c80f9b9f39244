import { layoutDistance, QUALITY_MEASURES, type Quality } from '../measure/quality';
import { bootstrap, createRandom, signFlipTest } from '../statistics/index';
import { SMALLEST_SAMPLE } from '../study/definition';
import type { GapFinding, WithinFinding } from './findings';

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Pictures of one seed with only the term changed: is one group's worse? A sign-flip test on the pairs. */
export function gapsOf(groups: [string, string], pairs: readonly (readonly [Quality, Quality])[]): GapFinding[] {
  return QUALITY_MEASURES.map((measure): GapFinding => {
    const [one, other] = [pairs.map(([a]) => a[measure]), pairs.map(([, b]) => b[measure])];
    const level = (mean(one) + mean(other)) / 2 || 1;
    const differences = pairs.map((_, at) => ((one[at] ?? 0) - (other[at] ?? 0)) / level);
    const enough = pairs.length >= SMALLEST_SAMPLE;
    const p = enough ? signFlipTest(differences) : 1;
    return {
      kind: 'gap',
      measure,
      groups,
      n: pairs.length,
      means: [mean(one), mean(other)],
      gap: enough ? { value: mean(differences), ...bootstrap(differences, mean) } : null,
      test: enough ? { method: 'sign-flip', p, adjusted: p } : null,
      verdict: 'insufficient data',
    };
  });
}

const COMPARED = 2_000;

/** How different a group's pictures are from one another: a fix that makes all alike shows here and in no rate. */
export function varietyOf(group: string, pictures: readonly Quality[]): WithinFinding {
  const n = pictures.length;
  if (n < SMALLEST_SAMPLE) return { kind: 'within', group, n, variety: null, verdict: 'insufficient data' };
  const random = createRandom(n);
  const distances = Array.from({ length: COMPARED }, () => {
    const one = random.below(n);
    const other = (one + 1 + random.below(n - 1)) % n;
    return layoutDistance(pictures[one]?.layout ?? [], pictures[other]?.layout ?? []);
  });
  // Pairs share pictures, so the interval comes from drawing pictures, not pairs.
  const interval = bootstrap(
    pictures,
    (drawn) => mean(drawn.slice(1).map((picture, at) => layoutDistance(picture.layout, drawn[at]?.layout ?? []))),
    { resamples: 300 },
  );
  return { kind: 'within', group, n, variety: { value: mean(distances), ...interval }, verdict: 'insufficient data' };
}
