/** A finding as rows with intervals: what the page, the PDF and the command line all draw. Words are English, as findings are. */
import type { AuditFinding, AuditVerdict } from '../conclude/findings';

export interface ChartRow {
  label: string;
  /** Null where there is too little to say: drawn as such, never as zero. */
  value: number | null;
  low: number | null;
  high: number | null;
  /** The declared target, drawn as a tick. */
  target: number | null;
  count: string;
  verdict: AuditVerdict;
}

export interface Chart {
  id: string;
  title: string;
  /** What the numbers are, and on how many pictures. */
  caption: string;
  /** Ends of the axis. */
  axis: readonly [number, number];
  percent: boolean;
  rows: ChartRow[];
  verdict: AuditVerdict;
  /** The test, the distance, what chance would make. */
  facts: string[];
}

const percent = (value: number) => `${(value * 100).toFixed(1)} %`;
const p = (value: number) => (value < 0.0001 ? '< 0.0001' : value.toFixed(4));
const tested = (test: { method: string; p: number; adjusted: number } | null) =>
  test ? [`${test.method.replaceAll('-', ' ')}: p ${p(test.p)}, after Holm ${p(test.adjusted)}`] : [];
const ranged = (estimate: { value: number; low: number; high: number }, digits = 3) =>
  `${estimate.value.toFixed(digits)} (${estimate.low.toFixed(digits)} to ${estimate.high.toFixed(digits)})`;

export function chartOf(finding: AuditFinding, at: number): Chart {
  const { n, verdict } = finding;
  const enough = verdict !== 'insufficient data';
  const base = { id: `${finding.kind}-${at}`, verdict };
  switch (finding.kind) {
    case 'distribution': {
      const highest = Math.max(
        0.2,
        ...finding.categories.map(({ high, target }) => (enough ? Math.max(high, target ?? 0) : (target ?? 0))),
      );
      return {
        ...base,
        title: `${finding.question}: ${finding.group}`,
        caption: `share of ${n} measured pictures, 95 % intervals`,
        axis: [0, Math.min(1, Math.ceil(highest * 10) / 10)],
        percent: true,
        rows: finding.categories.map(({ name, count, share, low, high, target }) => ({
          label: name,
          target,
          count: `${count} of ${n}`,
          verdict,
          ...(enough ? { value: share, low, high } : NOTHING),
        })),
        facts: [
          ...(enough ? tested(finding.test) : []),
          ...(finding.distance
            ? [
                `total variation from the target ${ranged(finding.distance)}; chance alone makes ${(finding.expected ?? 0).toFixed(3)}`,
              ]
            : []),
          ...(finding.kl === null ? [] : [`KL divergence ${finding.kl.toFixed(3)} bits`]),
          ...(finding.diversity ? [`diversity within the group ${ranged(finding.diversity, 2)} of 1`] : []),
        ],
      };
    }
    case 'between':
      return {
        ...base,
        title: `${finding.question}: ${finding.groups.join(' against ')}`,
        caption: `total variation between the two groups, ${n} pictures each`,
        axis: [0, 1],
        percent: false,
        rows: [
          { label: finding.groups.join(' – '), target: 0, count: String(n), verdict, ...(finding.distance ?? NOTHING) },
        ],
        facts: [
          ...tested(finding.test),
          ...(finding.expected === null ? [] : [`chance alone makes ${finding.expected.toFixed(3)}`]),
        ],
      };
    case 'requested':
      return {
        ...base,
        title: `${finding.question}: shown as asked`,
        caption: `share of ${n} pictures whose prompt asked for a value`,
        axis: [0, 1],
        percent: true,
        rows: [
          {
            label: 'as asked',
            target: null,
            count: `${finding.kept.count} of ${n}`,
            verdict,
            ...(enough ? { value: finding.kept.share, low: finding.kept.low, high: finding.kept.high } : NOTHING),
          },
        ],
        facts: enough
          ? [
              `diversity asked for ${finding.requestedDiversity.toFixed(2)}, delivered ${finding.deliveredDiversity.toFixed(2)} of 1`,
            ]
          : [],
      };
    case 'rates':
      return {
        ...base,
        title: finding.measure === 'block rate' ? 'Blocked' : 'Blocked or held',
        caption: 'share of sentences, 95 % intervals',
        axis: [0, Math.min(1, Math.ceil(Math.max(0.1, ...finding.groups.map(({ high }) => high)) * 10) / 10)],
        percent: true,
        rows: finding.groups.map((group) => ({
          label: group.name,
          target: null,
          count: `${group.count} of ${group.n}`,
          verdict: group.verdict,
          ...(enough ? { value: group.share, low: group.low, high: group.high } : NOTHING),
        })),
        facts: [
          `largest difference of two rates ${percent(finding.distance)}`,
          `smallest p after Holm ${p(Math.min(1, ...finding.groups.map(({ test }) => test?.adjusted ?? 1)))}`,
          `${finding.differing.length} sentences judged otherwise for some term`,
        ],
      };
    case 'gap': {
      const reach = finding.gap ? Math.max(Math.abs(finding.gap.low), Math.abs(finding.gap.high), 0.1) : 0.1;
      return {
        ...base,
        title: `${finding.measure}: ${finding.groups.join(' against ')}`,
        caption: `mean difference of ${n} pairs of one seed, in parts of the mean`,
        axis: [-reach, reach],
        percent: true,
        rows: [
          { label: finding.groups.join(' – '), target: 0, count: `${n} pairs`, verdict, ...(finding.gap ?? NOTHING) },
        ],
        facts: [...tested(finding.test), `means ${finding.means.map((value) => value.toFixed(2)).join(' and ')}`],
      };
    }
    case 'within':
      return {
        ...base,
        title: `Variety of the pictures: ${finding.group}`,
        caption: `mean Lab distance of two of ${n} pictures`,
        axis: [0, Math.max(20, Math.ceil(finding.variety?.high ?? 0))],
        percent: false,
        rows: [{ label: finding.group, target: null, count: String(n), verdict, ...(finding.variety ?? NOTHING) }],
        facts: [],
      };
  }
}

const NOTHING = { value: null, low: null, high: null } as const;
