import { CLAUSES, FRAMEWORKS, NOT_COVERED } from './clauses-table';

export { CLAUSES, type Clause, FRAMEWORKS, type Framework, NOT_COVERED } from './clauses-table';

const cell = (text: string) => text.replaceAll('|', '\\|');

/** The table as docs/clauses.md holds it; a test keeps the two the same. */
export function clausesAsMarkdown(): string {
  const lines = [
    '# Clauses, controls, tests, evidence',
    '',
    'Made from `lib/reports/clauses-table.ts`, which the page /transparency/clauses shows too. Clauses are named, not quoted. A test checks',
    'that every test named here exists. Evidence, not legal advice.',
  ];
  for (const [framework, title] of Object.entries(FRAMEWORKS)) {
    lines.push(
      '',
      `## ${title}`,
      '',
      '| clause | about | covered | control | evidence | tests | left to others |',
      '|---|---|---|---|---|---|---|',
    );
    for (const entry of CLAUSES.filter((clause) => clause.framework === framework)) {
      const tests = entry.tests.map(({ file, name }) => `\`${file}\`: ${name}`).join('<br>');
      const cells = [entry.clause, entry.about, entry.covered, entry.control, entry.evidence, tests, entry.left || '–'];
      lines.push(`| ${cells.map(cell).join(' | ')} |`);
    }
  }
  lines.push('', '## Not covered', '', ...NOT_COVERED.map((line) => `- ${line}`), '');
  return lines.join('\n');
}
