import { expect, it } from 'vitest';
import { hashPassword, passwordMatches } from '../../../lib/accounts/password';

it('accepts the password it hashed and nothing else', async () => {
  const stored = await hashPassword('correct horse');
  expect(stored).toMatch(/^\$argon2id\$/);
  expect(await passwordMatches(stored, 'correct horse')).toBe(true);
  expect(await passwordMatches(stored, 'correct hors')).toBe(false);
});

it('takes as long for an unknown address as for a wrong password', async () => {
  const stored = await hashPassword('correct horse');
  await passwordMatches(null, 'warm up');
  const time = async (hash: string | null) => {
    const begin = performance.now();
    for (let i = 0; i < 5; i++) await passwordMatches(hash, 'wrong');
    return performance.now() - begin;
  };
  const [known, unknown] = [await time(stored), await time(null)];
  expect(unknown / known).toBeGreaterThan(0.4);
  expect(unknown / known).toBeLessThan(2.5);
  expect(await passwordMatches(null, 'a password nobody has')).toBe(false);
});
