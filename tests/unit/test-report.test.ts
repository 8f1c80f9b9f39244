import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { reportTests } from '../../bin/setup/test-report.mjs';
import { temporaryFolder } from '../setup/temporary-folder';

const folder = temporaryFolder();
const file = (name: string, status: string, tests: Record<string, string>) => ({
  name,
  status,
  message: 'SyntaxError',
  assertionResults: Object.entries(tests).map(([fullName, ended]) => ({ fullName, status: ended })),
});

function report(results: ReturnType<typeof file>[], code: number) {
  const statuses = results.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
  const at = path.join(folder.path, 'report.json');
  const count = (wanted: string) => statuses.filter((status) => status === wanted).length;
  const counts = { numPassedTests: count('passed'), numFailedTests: count('failed') };
  writeFileSync(at, JSON.stringify({ ...counts, testResults: results }));
  const lines: string[] = [];
  const exit = reportTests(at, code, '1', (line) => lines.push(line));
  return { exit, last: lines.at(-1), all: lines.join('\n') };
}

it('ends with the two numbers and success when all passed', () => {
  expect(report([file('a', 'passed', { one: 'passed' })], 0)).toMatchObject({ exit: 0, last: '1 passed, 0 failed' });
});

it('counts a file that could not be loaded as a failure and says why', () => {
  const said = report([file('a', 'passed', { one: 'passed' }), file('b', 'failed', {})], 1);
  expect(said).toMatchObject({ exit: 1, last: '1 passed, 1 failed' });
  expect(said.all).toContain('Could not be run: b\nSyntaxError');
});

it('names what was skipped', () => {
  const said = report([file('a', 'passed', { one: 'passed', 'two, needs a browser': 'skipped' })], 0);
  expect(said.all).toContain('Skipped, 1:\n  a: two, needs a browser');
});

it('fails when the run broke outside its tests, when nothing ran, and when there is no report', () => {
  expect(report([file('a', 'passed', { one: 'passed' })], 1)).toMatchObject({ exit: 1, last: '1 passed, 1 failed' });
  expect(report([], 0).exit).toBe(1);
  const lines: string[] = [];
  expect(reportTests(path.join(folder.path, 'none.json'), 1, '1', (line) => lines.push(line))).toBe(1);
  expect(lines.at(-1)).toBe('0 passed, 1 failed');
});
