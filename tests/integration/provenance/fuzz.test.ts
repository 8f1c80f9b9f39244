import { expect, test } from 'vitest';
import { fuzzRun } from './fuzz-run';

/** FULL=1 runs ten thousand (fuzz.full.test.ts). */
const COUNT = 60;

test(`${COUNT} broken files stop the verifying thread not once, and none of them is called trusted without being whole`, async () => {
  const { crashes, slowest, states } = await fuzzRun(COUNT, 1);
  expect(crashes).toEqual([]);
  expect(slowest).toBeLessThan(20_000);
  expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(COUNT);
}, 600_000);
