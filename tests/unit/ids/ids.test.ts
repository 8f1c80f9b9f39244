import { describe, expect, it } from 'vitest';
import { createIdSource, isId, newId } from '../../../lib/ids/index';

describe('ids', () => {
  it('say what they name and hold a UUIDv7 in 26 characters', () => {
    expect(newId('generation')).toMatch(/^gen_[0-7][0-9a-hjkmnp-tv-z]{25}$/);
    expect(isId('generation', newId('generation'))).toBe(true);
    expect(isId('asset', newId('generation'))).toBe(false);
    expect(isId('generation', 'gen_../../etc/passwd')).toBe(false);
  });

  it('sort by the order they were made in, also 20,000 within one millisecond', () => {
    const next = createIdSource(() => 1_700_000_000_000);
    const made = Array.from({ length: 20_000 }, () => next('item'));
    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(made.length);
  });

  it('never go back when the clock does', () => {
    let now = 1_700_000_000_000;
    const next = createIdSource(() => now);
    const before = next('item');
    now -= 60_000;
    expect(next('item') > before).toBe(true);
  });

  it('carry version 7, the RFC variant and the time', () => {
    const id = createIdSource(
      () => 0x0123456789ab,
      (size) => new Uint8Array(size).fill(0xff),
    )('item').slice(4);
    let value = 0n;
    for (const letter of id) value = (value << 5n) | BigInt('0123456789abcdefghjkmnpqrstvwxyz'.indexOf(letter));
    const hex = value.toString(16).padStart(32, '0');
    expect(hex.slice(0, 13)).toBe('0123456789ab7');
    expect(hex[16]).toBe('b');
  });
});
