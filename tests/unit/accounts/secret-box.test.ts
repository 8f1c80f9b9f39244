import { afterEach, expect, it } from 'vitest';
import { seal, unseal } from '../../../lib/accounts/secret-box';
import { forgetEnvironment } from '../../../lib/env/index';

const use = (keys: string) => {
  process.env.ENCRYPTION_KEY = keys;
  forgetEnvironment();
};
const [OLD, NEW] = ['o'.repeat(32), 'n'.repeat(32)];
afterEach(() => {
  delete process.env.ENCRYPTION_KEY;
  forgetEnvironment();
});

it('opens what it sealed, for what it belongs to, and never shows it', () => {
  use(OLD);
  const sealed = seal('a secret', 'usr_a');
  expect(sealed).not.toContain('a secret');
  expect(seal('a secret', 'usr_a')).not.toBe(sealed);
  expect(unseal(sealed, 'usr_a')).toBe('a secret');
  expect(() => unseal(sealed, 'usr_b')).toThrow();
  expect(() => unseal(`${sealed.slice(0, -2)}AA`, 'usr_a')).toThrow();
});

it('opens with an older key after a new one came, and not once that is gone', () => {
  use(OLD);
  const sealed = seal('a secret', 'usr_a');
  use(`${NEW},${OLD}`);
  expect(unseal(sealed, 'usr_a')).toBe('a secret');
  expect(seal('x', 'usr_a').slice(0, 8)).not.toBe(sealed.slice(0, 8));
  use(NEW);
  expect(() => unseal(sealed, 'usr_a')).toThrow(/is not configured/);
});
