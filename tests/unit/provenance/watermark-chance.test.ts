import { expect, test } from 'vitest';
import { jointChance, searchedChance, uprightChance } from '../../../bench/watermark/chance';
import { CHANCE, upperTail } from '../../../lib/pipeline/provenance/watermark/significance';

const FULL = process.env.FULL === '1';
const [UPRIGHT, SEARCHED] = FULL ? [3000, 40] : [60, 1];

test('pictures without a mark agree with their likeliest codeword no better than the confidence has it', () => {
  if (!FULL)
    process.stdout.write(
      `chance: ${UPRIGHT} of 3000 upright looks a reading, ${SEARCHED} of 40 searches; FULL=1 takes all\n`,
    );
  for (const [name, chance] of [
    ['upright', uprightChance(UPRIGHT, 31)],
    ['both layers together', jointChance(UPRIGHT, 131)],
    ['searched', searchedChance(SEARCHED, 77)],
  ] as const) {
    const { agreements, looks, fits4, intact } = chance;
    expect(intact).toBe(0);
    // The check sum's low bits are as good as thrown: within four standard deviations of one in sixteen.
    expect(Math.abs(fits4 - looks / 16)).toBeLessThan(4 * Math.sqrt((looks * 15) / 256));
    for (const z of [0, 0.5, 1, 1.5, 2, 2.5, 3]) {
      const expected = looks * upperTail(z);
      const above = agreements.filter((agreement) => agreement > CHANCE.mean + z * CHANCE.deviation).length;
      process.stdout.write(
        `chance, ${name}: ${above} of ${looks} above ${z} deviations, ${expected.toFixed(1)} allowed for\n`,
      );
      expect(above, `${name}, ${z}`).toBeLessThanOrEqual(expected + 3 * Math.sqrt(expected) + 1);
    }
  }
}, 600_000);
