/** Every reason a validator has to refuse a chain is named before the chain is used, with what to do about it. */
import { expect, test } from 'vitest';
import { checkChain } from '../../../lib/pipeline/provenance/index';
import { certificateAuthority, ecKeys, KeyUsageFlags, type Leaf, rsaKeys } from '../../setup/certificate-authority';

const authority = await certificateAuthority();
const { publicKey } = await ecKeys();
const check = async (leaf: Leaf) => checkChain(await authority.issue(leaf), { trustAnchorsPem: authority.rootPem });

test('a leaf with everything in order is accepted', async () => {
  expect((await check({ publicKey })).problems).toEqual([]);
});

test.each<[string, () => Promise<Leaf>, string, RegExp]>([
  [
    'an RSA key that is too short',
    async () => ({ publicKey: (await rsaKeys(1024)).publicKey }),
    'key_type',
    /RSA key of 1024 bits.*too short.*certs request/,
  ],
  [
    'an RSA key',
    async () => ({ publicKey: (await rsaKeys(2048)).publicKey }),
    'key_type',
    /RSA key of 2048 bits\. Colophon signs with ES256/,
  ],
  ['another curve', async () => ({ publicKey: (await ecKeys('P-384')).publicKey }), 'key_type', /secp384r1/],
  [
    'no organisation',
    async () => ({ publicKey, subject: 'CN=Nobody' }),
    'organisation',
    /request a certificate with O/,
  ],
  ['an authority’s certificate', async () => ({ publicKey, authority: true }), 'leaf_is_ca', /end-entity/],
  ['no key usage', async () => ({ publicKey, usage: null }), 'key_usage', /digitalSignature/],
  [
    'a key usage that is not critical',
    async () => ({ publicKey, usage: { flags: KeyUsageFlags.digitalSignature, critical: false } }),
    'key_usage',
    /critical/,
  ],
  [
    'a key usage without signing',
    async () => ({ publicKey, usage: { flags: KeyUsageFlags.keyEncipherment, critical: true } }),
    'key_usage',
    /digitalSignature/,
  ],
  ['no purpose', async () => ({ publicKey, purposes: null }), 'extended_key_usage', /documentSigning/],
  [
    'a web server’s purpose',
    async () => ({ publicKey, purposes: ['1.3.6.1.5.5.7.3.1'] }),
    'extended_key_usage',
    /documentSigning/,
  ],
  ['any purpose', async () => ({ publicKey, purposes: ['2.5.29.37.0'] }), 'extended_key_usage', /not "any"/],
  ['no key identifiers', async () => ({ publicKey, identifiers: false }), 'key_identifiers', /issued with both/],
  ['a signature by SHA-1', async () => ({ publicKey, hash: 'SHA-1' }), 'signature_hash', /SHA-256/],
  [
    'a certificate signed by itself',
    async () => ({ publicKey: authority.publicKey, subject: authority.name }),
    'leaf_self_signed',
    /issued by an authority/,
  ],
  ['no basic constraints', async () => ({ publicKey, constraints: false }), 'basic_constraints', /reissued/],
])('%s is refused by name', async (_what, leaf, code, words) => {
  const { ok, problems } = await check(await leaf());
  expect(ok).toBe(false);
  expect(problems.map((problem) => problem.code)).toContain(code);
  expect(problems.find((problem) => problem.code === code)?.words).toMatch(words);
});

const codesOf = (chain: string) =>
  checkChain(chain, { trustAnchorsPem: authority.rootPem }).problems.map(({ code }) => code);

test('an issuer in the chain that is no authority is refused by name', async () => {
  const [leaf, other] = [await authority.issue({ publicKey }), await authority.issue({ publicKey })];
  expect(codesOf(leaf + other)).toContain('issuer_not_ca');
});

test('a signature that another key of the same name made is refused by name', async () => {
  const namesake = await certificateAuthority();
  // With key identifiers the two would be told apart before anybody looks at a signature.
  const leaf = await authority.issue({ publicKey, identifiers: false });
  expect(codesOf(leaf + namesake.rootPem)).toContain('signature');
  expect(codesOf((await authority.issue({ publicKey })) + namesake.rootPem)).toContain('order');
});
