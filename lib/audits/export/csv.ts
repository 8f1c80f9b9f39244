import type { AuditDocument } from '../conclude/document';
import type { AuditFinding } from '../conclude/findings';

const COLUMNS = [
  'kind',
  'measure',
  'group',
  'category',
  'n',
  'count',
  'value',
  'low',
  'high',
  'target',
  'test',
  'p',
  'p_adjusted',
  'verdict',
] as const;
type Line = Partial<Record<(typeof COLUMNS)[number], string | number | null | undefined>>;

/** One line per number, RFC 4180, UTF-8 with its mark, because spreadsheets guess otherwise. */
export function auditCsv({ findings }: AuditDocument): string {
  const lines = findings.flatMap(linesOf);
  return `\uFEFF${[COLUMNS.join(','), ...lines.map((line) => COLUMNS.map((column) => cell(line[column])).join(','))].join('\r\n')}\r\n`;
}

/** A leading sign that a spreadsheet would run as a formula is disarmed by a quote. */
function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'number' ? String(Math.round(value * 1e6) / 1e6) : value.replace(/^[=+\-@\t\r]/, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function linesOf(finding: AuditFinding): Line[] {
  const { kind, n, verdict } = finding;
  const base = { kind, n, verdict };
  switch (finding.kind) {
    case 'distribution': {
      const { measure, group, test } = finding;
      const tested = { test: test?.method, p: test?.p, p_adjusted: test?.adjusted };
      return [
        ...finding.categories.map(
          ({ name, count, share, low, high, target }): Line => ({
            ...base,
            measure,
            group,
            category: name,
            count,
            value: share,
            low,
            high,
            target,
          }),
        ),
        {
          ...base,
          measure,
          group,
          category: 'total variation',
          value: finding.distance?.value,
          low: finding.distance?.low,
          high: finding.distance?.high,
          ...tested,
        },
        {
          ...base,
          measure,
          group,
          category: 'diversity',
          value: finding.diversity?.value,
          low: finding.diversity?.low,
          high: finding.diversity?.high,
        },
      ];
    }
    case 'between':
    case 'gap': {
      const estimate = finding.kind === 'gap' ? finding.gap : finding.distance;
      const { measure, test } = finding;
      return [
        {
          ...base,
          measure,
          group: finding.groups.join(' against '),
          value: estimate?.value,
          low: estimate?.low,
          high: estimate?.high,
          test: test?.method,
          p: test?.p,
          p_adjusted: test?.adjusted,
        },
      ];
    }
    case 'requested':
      return [
        {
          ...base,
          measure: finding.measure,
          category: 'as asked',
          count: finding.kept.count,
          value: finding.kept.share,
          low: finding.kept.low,
          high: finding.kept.high,
        },
      ];
    case 'rates':
      return [
        ...finding.groups.map(
          (group): Line => ({
            kind,
            measure: finding.measure,
            group: group.name,
            n: group.n,
            count: group.count,
            value: group.share,
            low: group.low,
            high: group.high,
            test: group.test?.method,
            p: group.test?.p,
            p_adjusted: group.test?.adjusted,
            verdict: group.verdict,
          }),
        ),
        ...finding.differing.map(
          ({ group, text, verdict: got, usual }): Line => ({
            kind: 'differing',
            measure: finding.measure,
            group,
            category: text,
            verdict: `${got}, usually ${usual}`,
          }),
        ),
      ];
    case 'within':
      return [
        {
          ...base,
          measure: 'variety',
          group: finding.group,
          value: finding.variety?.value,
          low: finding.variety?.low,
          high: finding.variety?.high,
        },
      ];
  }
}
