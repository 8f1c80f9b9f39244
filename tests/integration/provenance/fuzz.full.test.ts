import { expect, test } from 'vitest';
import { fuzzRun } from './fuzz-run';

/** FUZZ_FILES=N FUZZ_FROM=SEED take a piece of them: the damage to file n is that of seed n, whatever came before. */
const COUNT = Number(process.env.FUZZ_FILES ?? 10_000);
const FROM = Number(process.env.FUZZ_FROM ?? 1_000);

test(`${COUNT} broken files: no crash, bounded time and memory`, async () => {
  const begin = process.cpuUsage();
  const run = await fuzzRun(COUNT, FROM);
  const { user, system } = process.cpuUsage(begin);
  const cpuSeconds = Math.round((user + system) / 1e6);
  process.stdout.write(`broken files from seed ${FROM}: ${JSON.stringify({ ...run, cpuSeconds })}\n`);
  expect(run.crashes).toEqual([]);
  expect(run.slowest).toBeLessThan(20_000);
  // What is kept from file to file would grow with their number; caches and fragmentation level off.
  expect(run.memory.end - run.memory.tenth).toBeLessThan(400);
}, 1_800_000);
