import { expect, test } from 'vitest';
import { fuzzRun } from './fuzz-run';

const COUNT = 10_000;

test('ten thousand broken files: no crash, bounded time and memory', async () => {
  const run = await fuzzRun(COUNT, 1_000);
  expect(run.crashes).toEqual([]);
  expect(run.slowest).toBeLessThan(20_000);
  // What is kept from file to file would grow with their number; caches and fragmentation level off.
  expect(run.memory.end - run.memory.tenth).toBeLessThan(400);
}, 1_800_000);
