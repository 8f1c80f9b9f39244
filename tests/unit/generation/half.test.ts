import { expect, it } from 'vitest';
import { fromHalf, toHalf } from '../../../workers/runtime/half';

it('turns every finite half into a number and back', () => {
  for (let bits = 0; bits < 0x10000; bits++) {
    const value = fromHalf(bits);
    if (!Number.isNaN(value)) expect(toHalf(value)).toBe(bits);
  }
});

it.each([
  [1, 0x3c00],
  [-2, 0xc000],
  [65504, 0x7bff],
  [65519, 0x7bff],
  [65520, 0x7c00],
  [1e9, 0x7c00],
  [2 ** -24, 1],
  [2 ** -25, 0],
  [1 + 2 ** -11, 0x3c00],
  [1 + 3 * 2 ** -11, 0x3c02],
  [Number.NaN, 0x7e00],
])('rounds %d to the nearest half, ties to even', (value, bits) => {
  expect(toHalf(value)).toBe(bits);
});
