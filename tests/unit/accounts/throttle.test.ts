import { describe, expect, it } from 'vitest';
import { makeThrottle } from '../../../lib/accounts/throttle';

describe('sign-in throttle', () => {
  it('gives the burst, then one token per interval, and says how long to wait', () => {
    let time = 0;
    const throttle = makeThrottle(3, 6, () => time);
    expect([1, 2, 3].map(() => throttle.take('a'))).toEqual([0, 0, 0]);
    expect(throttle.take('a')).toBe(10);
    time = 9_999;
    expect(throttle.take('a')).toBe(1);
    time = 10_000;
    expect(throttle.take('a')).toBe(0);
    expect(throttle.take('b')).toBe(0);
  });
});
