/** From the development key to one with a real certificate while both sign: nothing that was signed stops being trusted. */
import { webcrypto } from 'node:crypto';
import { copyFile, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localSigner, readCredentials, signFile } from '../../../lib/pipeline/provenance/c2pa/index';
import type { Signer } from '../../../lib/pipeline/stage';
import { installCertificates, requestCertificate } from '../../../workers/certificates';
import { initKeys, openKeys } from '../../../workers/keys';
import { encoded, factsFor } from '../../contract/c2pa/signed-files';
import { certificateAuthority, ecKeys } from '../../setup/certificate-authority';

let dataDir = '';
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'colophon-rotation-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const sign = async (signer: Signer) =>
  (await signFile(await encoded('image/webp'), await factsFor('created', 'image/webp'), signer)).bytes;
const stateOf = async (bytes: Uint8Array, anchors: string) =>
  (await readCredentials(bytes, 'image/webp', anchors)).state;

test('the next key signs as soon as its certificate is there, and the earlier one stays trusted', async () => {
  await initKeys(dataDir, { organisation: 'Acme' });
  await expect(initKeys(dataDir, { organisation: 'Acme' })).rejects.toMatchObject({ code: 'invalid_argument' });
  const before = await openKeys(dataDir);
  const old = await sign(before.manifestSigner);
  expect(await stateOf(old, before.trustAnchor)).toBe('trusted');

  const request = await requestCertificate(dataDir, { organisation: 'Acme, Inc.', again: false });
  await expect(requestCertificate(dataDir, { organisation: 'Acme', again: false })).rejects.toThrow(/--again/);
  // The key that waits changes nothing yet.
  expect((await openKeys(dataDir)).manifestSigner.keyId).toBe(before.manifestSigner.keyId);

  const authority = await certificateAuthority();
  const stranger = await certificateAuthority('Somebody else');
  const chain = await authority.answer(request);
  const refused = await installCertificates(dataDir, chain, stranger.rootPem);
  expect(refused.problems.map(({ code }) => code)).toEqual(['untrusted']);
  expect((await openKeys(dataDir)).manifestSigner.keyId).toBe(before.manifestSigner.keyId);

  expect((await installCertificates(dataDir, chain, authority.rootPem)).problems).toEqual([]);
  const after = await openKeys(dataDir);
  expect(after.manifestSigner.keyId).not.toBe(before.manifestSigner.keyId);
  // A worker that was started before goes on with what it holds.
  for (const bytes of [old, await sign(before.manifestSigner), await sign(after.manifestSigner)])
    expect(await readCredentials(bytes, 'image/webp', after.trustAnchor)).toMatchObject({
      state: 'trusted',
      failures: [],
    });
  expect(
    (await readCredentials(await sign(after.manifestSigner), 'image/webp', after.trustAnchor)).manifest?.issuer,
  ).toBe('Acme, Inc.');

  const renewed = await requestCertificate(dataDir, { organisation: 'Acme, Inc.', again: false });
  expect((await installCertificates(dataDir, await authority.answer(renewed), authority.rootPem)).ok).toBe(true);
  expect(await stateOf(old, (await openKeys(dataDir)).trustAnchor)).toBe('trusted');
  for (const name of await readdir(join(dataDir, 'keys')))
    expect((await stat(join(dataDir, 'keys', name))).mode & 0o077, name).toBe(0);
});

test('an installation that broke off between chain and key is put right by installing again', async () => {
  const keys = join(dataDir, 'keys');
  const authority = await certificateAuthority();
  const chain = await authority.answer(await requestCertificate(dataDir, { organisation: 'Acme', again: false }));
  const kept = join(dataDir, 'kept.pem');
  await copyFile(join(keys, 'manifest.next.key.pem'), kept);
  expect((await installCertificates(dataDir, chain, authority.rootPem)).ok).toBe(true);
  // As a crash before the last rename leaves it: the new chain, the new key still waiting, another in its place.
  await copyFile(kept, join(keys, 'manifest.next.key.pem'));
  await copyFile(join(keys, 'report.key.pem'), join(keys, 'manifest.key.pem'));
  await expect(openKeys(dataDir)).rejects.toMatchObject({ code: 'signing_failed' });
  expect((await installCertificates(dataDir, chain, authority.rootPem)).ok).toBe(true);
  expect(await stateOf(await sign((await openKeys(dataDir)).manifestSigner), authority.rootPem)).toBe('trusted');
  const earlier = await readFile(join(keys, 'manifest.earlier-roots.pem'), 'utf8');
  expect(earlier.match(/BEGIN CERTIFICATE/g)?.length).toBe(new Set(earlier.split(/(?=-----BEGIN)/)).size);
});

test.each([
  ['e-mail protection', '1.3.6.1.5.5.7.3.4'],
  ['document signing', '1.3.6.1.5.5.7.3.36'],
  ['C2PA claim signing', '1.3.6.1.4.1.62558.2.1'],
])('a signer certified for %s alone is read as trusted', async (_name, purpose) => {
  const authority = await certificateAuthority();
  const { publicKey, privateKey } = await ecKeys();
  const chainPem = await authority.issue({ publicKey, purposes: [purpose] });
  const keyPem = `-----BEGIN PRIVATE KEY-----\n${Buffer.from(
    await webcrypto.subtle.exportKey('pkcs8', privateKey as unknown as webcrypto.CryptoKey),
  ).toString('base64')}\n-----END PRIVATE KEY-----\n`;
  expect(await stateOf(await sign(localSigner({ keyPem, chainPem })), authority.rootPem)).toBe('trusted');
});
