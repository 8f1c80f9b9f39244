import { defineConfig } from 'vitest/config';

/**
 * `FULL=hour` adds what needs a browser, a Python package or minutes, as far as an hour of two cores allows; `FULL=1` takes the
 * studies at full sample as well.
 */
const full = process.env.FULL === '1';
const hour = process.env.FULL === 'hour';

export default defineConfig({
  test: {
    exclude: full
      ? []
      : hour
        ? ['tests/**/fuzz.full.test.ts', 'tests/**/other-generators.full.test.ts']
        : ['tests/**/*.full.test.ts', 'tests/e2e/**'],
    globalSetup: ['tests/setup/database-server.ts'],
    env: { LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent' },
    pool: 'forks',
    // Two cores, and one more process for the time in which tests wait for a lease, a lock or a killed process to be missed.
    maxWorkers: 3,
    // A page on a busy machine answers later than the second that is the default.
    expect: { poll: { timeout: 60_000 } },
    // Two products, two browsers and their databases share two cores in the long run: what was only late gets a second try, and
    // the report says so.
    retry: hour ? 1 : 0,
    // A limit is there for what hangs. What is slow is measured in bench/, not failed here.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    teardownTimeout: 20_000,
    projects: [
      // Questions to functions: they leave nothing behind, so their files share a process and what it has loaded.
      { extends: true, test: { name: 'unit', include: ['tests/{unit,golden}/**/*.test.{ts,tsx}'], isolate: false } },
      { extends: true, test: { name: 'world', include: ['tests/{contract,e2e,integration}/**/*.test.{ts,tsx}'] } },
    ],
  },
});
