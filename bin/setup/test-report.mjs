import fs from 'node:fs';
import path from 'node:path';

/**
 * Says what was skipped and ends with `N passed, N failed`. A file that could not be loaded, and a run that broke outside
 * its tests, count as failures too.
 * @param {string} file vitest's JSON report @param {number} code how vitest ended @param {string | undefined} full
 * @param {(line: string) => void} say @returns {number} exit code
 */
export function reportTests(file, code, full, say) {
  const report = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : null;
  if (!report) {
    say('The tests did not run to their end.');
    say('0 passed, 1 failed');
    return 1;
  }
  const broken = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: { status: string }[] }} */ result) =>
      result.status === 'failed' && !result.assertionResults.some(({ status }) => status === 'failed'),
  );
  for (const { name, message } of broken) say(`Could not be run: ${path.relative('.', name)}\n${message}`);
  const skipped = report.testResults.flatMap(
    (/** @type {{ name: string, assertionResults: { status: string, fullName: string }[] }} */ result) =>
      result.assertionResults
        .filter(({ status }) => !['passed', 'failed'].includes(status))
        .map(({ fullName }) => `${path.relative('.', result.name)}: ${fullName}`),
  );
  if (skipped.length > 0)
    say(`\nSkipped, ${skipped.length}:\n${skipped.map((/** @type {string} */ line) => `  ${line}`).join('\n')}`);
  if (!full)
    say(
      '\nNot run: tests in a browser, with other programs, and long ones (tests/e2e, *.full.test.ts). FULL=1 npm test runs them.',
    );
  if (full === 'hour')
    say(
      '\nReduced to fit an hour: studies, recovery and audits at their small samples, neither ten thousand damaged files nor pictures of other generators. FULL=1 npm test takes them whole.',
    );
  let failed = report.numFailedTests + broken.length;
  if (code !== 0 && failed === 0) {
    say(`The test run ended with ${code} although no test failed: an error outside of tests, shown above.`);
    failed = 1;
  }
  say(`${report.numPassedTests} passed, ${failed} failed`);
  return failed > 0 || report.numPassedTests === 0 ? 1 : 0;
}
