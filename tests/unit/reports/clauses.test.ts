import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CLAUSES, clausesAsMarkdown, REPORT_SCHEMAS, reportJsonSchema } from '../../../lib/reports/index';

describe('the table of clauses', () => {
  it('names only tests that exist', () => {
    const missing = CLAUSES.flatMap(({ clause, tests }) =>
      tests
        .filter(({ file, name }) => !existsSync(file) || !readFileSync(file, 'utf8').includes(name))
        .map(({ file, name }) => `${clause}: ${file}: ${name}`),
    );
    expect(missing).toEqual([]);
    expect(CLAUSES.every(({ tests }) => tests.length > 0)).toBe(true);
  });

  it('is the one in docs/clauses.md', () => {
    expect(readFileSync('docs/clauses.md', 'utf8')).toBe(clausesAsMarkdown());
  });
});

describe('the published schema', () => {
  it.each(REPORT_SCHEMAS)('of a %s is the one the product parses with', (name) => {
    expect(JSON.parse(readFileSync(`docs/schemas/${name}.json`, 'utf8'))).toEqual(reportJsonSchema(name));
  });
});
