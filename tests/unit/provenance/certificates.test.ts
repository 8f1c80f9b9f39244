import { describe, expect, test } from 'vitest';
import { checkChain, localSigner, makeDevelopmentChain } from '../../../lib/pipeline/provenance/index';

const chain = await makeDevelopmentChain({ organisation: 'Acme, "Inc." + Söhne' });
const other = await makeDevelopmentChain();
const codes = (pem: string, options = {}) => checkChain(pem, options).problems.map((problem) => problem.code);
const [leaf = '', middle = ''] = chain.chainPem.match(/-----BEGIN[\s\S]+?-----END CERTIFICATE-----\n/g) ?? [];

describe('a development chain', () => {
  test('passes its own check, key and root included', () => {
    const check = checkChain(chain.chainPem, { keyPem: chain.keyPem, trustAnchorsPem: chain.rootPem });
    expect(check.problems).toEqual([]);
    expect(check.ok).toBe(true);
    expect(check.certificates).toHaveLength(2);
  });

  test('is different every time', () => {
    expect(other.keyPem).not.toBe(chain.keyPem);
    expect(other.rootPem).not.toBe(chain.rootPem);
  });
});

describe('checking a chain explains', () => {
  test('what is no chain at all', () => {
    expect(codes('hello')).toEqual(['not_pem']);
    expect(codes('')).toEqual(['not_pem']);
    expect(codes('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----')).toEqual(['not_pem']);
  });
  test('a wrong order', () => expect(codes(middle + leaf)).toContain('leaf_is_ca'));
  test('a root that should stay at home', () =>
    expect(codes(chain.chainPem + chain.rootPem)).toEqual(['root_included']));
  test('a key of another certificate', () =>
    expect(codes(chain.chainPem, { keyPem: other.keyPem })).toEqual(['key_mismatch']));
  test('a root that nobody trusts', () =>
    expect(codes(chain.chainPem, { trustAnchorsPem: other.rootPem })).toEqual(['untrusted']));
  test('an expired certificate', () =>
    expect(codes(chain.chainPem, { now: new Date('2040-01-01') })).toContain('expired'));
  test('a clock that is behind', () =>
    expect(codes(chain.chainPem, { now: new Date('2020-01-01') })).toContain('not_yet_valid'));
  test('a root used as a signer', () => {
    const found = codes(chain.rootPem);
    for (const code of ['leaf_is_ca', 'key_usage', 'extended_key_usage']) expect(found).toContain(code);
  });
  test('a chain mixed from two', () => {
    const [, foreign = ''] = other.chainPem.match(/-----BEGIN[\s\S]+?-----END CERTIFICATE-----\n/g) ?? [];
    expect(codes(leaf + foreign)).toContain('order');
  });
});

describe('a local signer', () => {
  test('answers 64 bytes, r‖s', async () => {
    const signer = localSigner({ keyPem: chain.keyPem, chainPem: chain.chainPem });
    expect(await signer.sign(new Uint8Array(5))).toHaveLength(64);
    expect(signer.keyId).toMatch(/^[0-9a-f]{16}$/);
  });
  test('refuses what is not a P-256 private key', () => {
    for (const keyPem of ['nonsense', chain.rootPem, ''])
      expect(() => localSigner({ keyPem })).toThrowError(expect.objectContaining({ code: 'signing_failed' }));
  });
});
