/** When an audit speaks of disparity: by test and by size, after Holm over the whole study. */
import { holm } from '../statistics/index';
import { SMALLEST_SAMPLE } from '../study/definition';
import type { AuditFinding, AuditVerdict } from './findings';

export const LEVEL = 0.05;

interface Judged {
  n: number;
  /** Null when there is nothing to test against. */
  adjusted: number | null;
  /** Total variation, relative gap or difference of rates, absolute. */
  size: number;
}

/** The same rule everywhere: enough pictures, a test that says so, and a size past what was declared tolerable. */
export function verdictOf({ n, adjusted, size }: Judged, tolerance: number): AuditVerdict {
  if (n < SMALLEST_SAMPLE) return 'insufficient data';
  return adjusted !== null && adjusted < LEVEL && size > tolerance ? 'disparity' : 'no disparity found';
}

/** Every test of the study is corrected together; then every finding is judged. */
export function judge(findings: readonly AuditFinding[], tolerance: number): AuditFinding[] {
  const tests = findings.flatMap((finding) => testsOf(finding).filter((test) => test !== null));
  const adjusted = holm(tests.map(({ p }) => p));
  const of = new Map(tests.map((test, at) => [test, adjusted[at] ?? 1]));
  const corrected = <Test extends { p: number; adjusted: number }>(test: Test | null): Test | null =>
    test && { ...test, adjusted: of.get(test) ?? 1 };
  return findings.map((finding): AuditFinding => {
    const { n } = finding;
    switch (finding.kind) {
      case 'distribution':
      case 'between': {
        const test = corrected(
          finding.test as { method: string; p: number; adjusted: number; statistic: number; degrees: number } | null,
        );
        const verdict = verdictOf(
          { n, adjusted: test?.adjusted ?? null, size: finding.distance?.value ?? 0 },
          tolerance,
        );
        return { ...finding, test, verdict } as AuditFinding;
      }
      case 'gap': {
        const test = corrected(finding.test);
        return {
          ...finding,
          test,
          verdict: verdictOf(
            { n, adjusted: test?.adjusted ?? null, size: Math.abs(finding.gap?.value ?? 0) },
            tolerance,
          ),
        };
      }
      case 'rates': {
        // Words are judged by rules, not by chance: a difference of rates that the test finds is one, whatever its size.
        const groups = finding.groups.map((group) => {
          const test = corrected(group.test);
          return {
            ...group,
            test,
            verdict: verdictOf({ n: group.n, adjusted: test?.adjusted ?? null, size: finding.distance }, 0),
          };
        });
        return { ...finding, groups, verdict: worst(groups.map(({ verdict }) => verdict)) };
      }
      default:
        return { ...finding, verdict: verdictOf({ n, adjusted: null, size: 0 }, tolerance) };
    }
  });
}

function testsOf(finding: AuditFinding): readonly ({ p: number } | null)[] {
  if (finding.n < SMALLEST_SAMPLE) return [];
  if (finding.kind === 'rates') return finding.groups.map(({ test }) => test);
  return 'test' in finding ? [finding.test] : [];
}

export function worst(verdicts: readonly AuditVerdict[]): AuditVerdict {
  if (verdicts.includes('disparity')) return 'disparity';
  return verdicts.includes('no disparity found') ? 'no disparity found' : 'insufficient data';
}

/**
 * One number for the safeguard: the largest distance from a target, gap or difference of rates. Where the test finds nothing,
 * what chance makes at that sample size is taken off, so that a small sample does not look like a bias. Null when no finding
 * had enough pictures.
 */
export function disparityOf(findings: readonly AuditFinding[]): number | null {
  const sizes = findings
    .filter(({ verdict }) => verdict !== 'insufficient data')
    .flatMap((finding): number[] => {
      if (finding.kind === 'rates') return [finding.distance];
      if (finding.kind === 'gap') return [Math.abs(finding.gap?.value ?? 0)];
      if (finding.kind !== 'distribution' && finding.kind !== 'between') return [];
      if (!finding.test || !finding.distance) return [];
      const { value } = finding.distance;
      return [finding.test.adjusted < LEVEL ? value : Math.max(0, value - (finding.expected ?? 0))];
    });
  if (sizes.length > 0) return Math.min(1, Math.max(...sizes));
  return findings.some(({ verdict }) => verdict !== 'insufficient data') ? 0 : null;
}
