import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { changeRole } from '../../../lib/accounts/index';
import { checkSignedHeads, signHead } from '../../../lib/audit-log/index';
import { forOrganisation, referencedHashes } from '../../../lib/db/index';
import { localSigner } from '../../../lib/pipeline/provenance/index';
import { useDatabase } from '../../setup/database';
import { anOrganisation } from '../arrange';

useDatabase();
const aSigner = () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return localSigner({ keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() });
};

describe('the end of the audit log', () => {
  test('is signed once a day, fits its key and its entry, and is never changed', async () => {
    const { owner, join } = await anOrganisation('signed-heads', 0n);
    const { organisationId } = owner;
    const signer = aSigner();
    const first = new Date('2026-11-25T23:59:00Z');
    expect(await signHead(organisationId, signer, first)).toBe(true);
    expect(await signHead(organisationId, signer, first)).toBe(false);
    const editor = await join('editor');
    await changeRole(owner, editor.userId, 'reviewer');
    expect(await signHead(organisationId, signer, new Date('2026-11-26T00:01:00Z'))).toBe(true);
    const check = await checkSignedHeads(organisationId, [signer.publicKey]);
    expect(check).toEqual({ heads: 2, lastDay: '2026-11-26', intact: true, broken: null });
    const stranger = await checkSignedHeads(organisationId, [aSigner().publicKey]);
    expect(stranger.broken).toEqual({ day: '2026-11-25', problem: 'unknown_key' });
    await expect(
      forOrganisation(organisationId, (tx) => tx.auditSignedHead.deleteMany({ where: { organisationId } })),
    ).rejects.toThrow();
  });

  test('that names an entry which is another one now does not fit', async () => {
    const { owner } = await anOrganisation('forged-heads', 0n);
    const { organisationId } = owner;
    const signer = aSigner();
    await signHead(organisationId, signer, new Date('2026-11-25T12:00:00Z'));
    const forged = { organisationId, day: new Date('2026-11-26'), seq: 1n, hash: 'f'.repeat(64) };
    await forOrganisation(organisationId, (tx) =>
      tx.auditSignedHead.create({
        data: { ...forged, keyId: signer.keyId, publicKey: signer.publicKey, signature: 'AAAA' },
      }),
    );
    const check = await checkSignedHeads(organisationId);
    expect(check.broken).toEqual({ day: '2026-11-26', problem: 'wrong_signature' });
  });
});

test('hashes that any row of an organisation names are found, in JSON too, and nobody else’s', async () => {
  const [a, b] = [await anOrganisation('names-hashes', 0n), await anOrganisation('names-none', 0n)];
  const { organisationId } = a.owner;
  const hash = 'ab'.repeat(32);
  await forOrganisation(organisationId, (tx) =>
    tx.rightsNotice.create({ data: { id: 'ntc_hash', organisationId, kind: 'x', body: { deep: [{ sha256: hash }] } } }),
  );
  expect(await referencedHashes(organisationId)).toContain(hash);
  expect(await referencedHashes(b.owner.organisationId)).not.toContain(hash);
});
