import { describe, expect, it } from 'vitest';
import { gaussianNoise, seedOf } from '../../../lib/pipeline/generation/noise';
import { philox4x32, type Words4 } from '../../../lib/pipeline/generation/philox';

const hex = (words: Words4) => words.map((word) => word.toString(16).padStart(8, '0')).join(' ');

describe('Philox4x32-10', () => {
  it.each([
    [[0, 0, 0, 0], [0, 0], '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
    [[0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff], '408f276d 41c83b0e a20bc7c6 6d5451fd'],
    [[0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0], 'd16cfe09 94fdcceb 5001e420 24126ea1'],
  ] as const)('gives the answers of Random123 for %j', (counter, key, answer) => {
    expect(hex(philox4x32(counter, key))).toBe(answer);
  });
});

describe('seeded noise', () => {
  it('is standard normal', () => {
    const noise = gaussianNoise(1, 200_000);
    const mean = noise.reduce((sum, x) => sum + x, 0) / noise.length;
    const moment = (power: number) => noise.reduce((sum, x) => sum + (x - mean) ** power, 0) / noise.length;
    const within = noise.filter((x) => Math.abs(x) < 1).length / noise.length;
    expect(Math.abs(mean)).toBeLessThan(0.01);
    expect(moment(2)).toBeCloseTo(1, 1);
    expect(Math.abs(moment(3))).toBeLessThan(0.03);
    expect(moment(4)).toBeCloseTo(3, 0);
    expect(within).toBeCloseTo(0.6827, 2);
  });

  it('is the same for the same seed and another for the next', () => {
    expect(gaussianNoise(42, 1001)).toEqual(gaussianNoise(42, 1001));
    expect(gaussianNoise(42, 8)).not.toEqual(gaussianNoise(43, 8));
    expect(gaussianNoise(42, 8)).not.toEqual(gaussianNoise(42, 8, 'steps'));
  });

  it('does not change what came before when more is drawn, and can begin anywhere', () => {
    const long = gaussianNoise(7, 4096);
    expect(gaussianNoise(7, 33)).toEqual(long.slice(0, 33));
    expect(gaussianNoise(7, 64, 'latents', 100)).toEqual(long.slice(400, 464));
  });

  it('keeps the seed of the brief for index 0 and gives every other index its own', () => {
    expect(seedOf(1234, 0)).toBe(1234);
    const seeds = Array.from({ length: 10 }, (_, index) => seedOf(1234, index));
    expect(new Set(seeds).size).toBe(10);
    expect(seeds.every((seed) => Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff)).toBe(true);
    expect(seedOf(1234, 3)).toBe(seeds[3]);
  });
});
