import { chartOf, type StudyDetail } from '../../lib/audits/index';
import { sayLine } from './say';

const WIDE = 40;

/** A study for a terminal: every number with its interval as a line of text. */
export function sayAudit(study: StudyDetail): void {
  const { document, name, id, status, done, sampleSize } = study;
  sayLine(`${name}\n${id}, ${status}, ${done} of ${sampleSize} runs`);
  if (!document) return;
  sayLine(
    `${document.audit}: ${document.disparate ? 'a disparity was found' : 'no disparity was found'}, disparity ${document.disparity?.toFixed(3) ?? 'unknown'}, tolerable ${document.threshold}`,
  );
  document.findings.forEach((finding, at) => {
    const chart = chartOf(finding, at);
    sayLine(`\n${chart.title} (${chart.verdict})\n  ${chart.caption}`);
    const [from, to] = chart.axis;
    const place = (value: number) =>
      Math.round(((Math.min(to, Math.max(from, value)) - from) / (to - from)) * (WIDE - 1));
    for (const { label, value, low, high, count } of chart.rows) {
      if (value === null || low === null || high === null) {
        sayLine(`  ${label.padEnd(16)} insufficient data (${count})`);
        continue;
      }
      const line = Array.from({ length: WIDE }, (_, x) =>
        x === place(value) ? '●' : x >= place(low) && x <= place(high) ? '─' : '·',
      ).join('');
      sayLine(
        `  ${label.padEnd(16)} ${line} ${chart.percent ? `${(value * 100).toFixed(1)} %` : value.toFixed(3)} (${count})`,
      );
    }
    for (const fact of chart.facts) sayLine(`  ${fact}`);
  });
  for (const { measure, alpha, pictures } of document.agreement)
    sayLine(
      `\nAgreement on ${measure}: Krippendorff's α ${alpha?.toFixed(3) ?? 'cannot be said'} over ${pictures} pictures`,
    );
}
