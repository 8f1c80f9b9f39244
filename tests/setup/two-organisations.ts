/** One row of each tenant table for each of two organisations, written as each of them would write it. */
import type { Actor } from '../../lib/accounts/index';
import { createUser, forOrganisation, openSession, registerInstanceWorks } from '../../lib/db/index';

export const A = 'org_a';
export const B = 'org_b';
const HASH = 'ab'.repeat(32);

/** Somebody of one of the two, as the signed-in person of a request. */
export const actorOf = (organisationId: string, role: Actor['role'] = 'admin'): Actor => ({
  userId: organisationId === A ? 'usr_a' : 'usr_b',
  email: 'a@example.org',
  name: 'a',
  organisationId,
  organisationName: organisationId,
  role,
});

export async function twoOrganisations(): Promise<void> {
  for (const [id, digit] of [
    [A, 'a'],
    [B, 'b'],
  ] as const) {
    await oneOrganisation(id, digit);
  }
  await registerInstanceWorks([
    {
      id: 'wrk_all',
      title: 'A mark',
      kind: 'mark',
      holder: 'Somebody',
      fingerprints: [{ id: 'fpr_all', hash: HASH, variant: 'original', quality: 100 }],
    },
  ]);
}

async function oneOrganisation(organisationId: string, digit: string): Promise<void> {
  const at = (name: string) => `${name}_${digit}`;
  const generationId = at('gen');
  const itemId = at('itm');
  await createUser({ id: at('usr'), email: `${digit}@example.org`, name: digit, passwordHash: 'x' });
  await openSession({ id: at('ses'), userId: at('usr'), expiresAt: new Date(Date.now() + 60_000) });
  await forOrganisation(organisationId, async (tx) => {
    await tx.organisation.create({ data: { id: organisationId, name: organisationId, slug: digit } });
    await tx.member.create({ data: { organisationId, userId: at('usr'), role: 'owner' } });
    await tx.organisationSettings.create({ data: { organisationId, regions: ['EU'] } });
    await tx.invitation.create({
      data: {
        id: at('inv'),
        organisationId,
        role: 'viewer',
        tokenHash: digit.repeat(64),
        createdBy: at('usr'),
        expiresAt: new Date(Date.now() + 3_600_000),
      },
    });
    await tx.brandPreset.create({ data: { id: at('bpr'), organisationId, slug: 'brand', name: 'Brand' } });
    const version = { id: at('bpv'), organisationId, presetId: at('bpr'), version: 1, body: {} };
    await tx.presetVersion.create({ data: version });
    await tx.generation.create({
      data: {
        id: generationId,
        organisationId,
        createdBy: at('usr'),
        presetVersionId: at('bpv'),
        brief: {},
        preset: {},
        engine: 'house',
        bodyHash: 'x',
        idempotencyKey: 'key',
      },
    });
    const place = { index: 0, placement: 'square' };
    await tx.item.create({ data: { id: itemId, organisationId, generationId, ...place, assetId: at('ast') } });
    const step = { id: at('stp'), organisationId, generationId, step: 'policy', attempt: 1 };
    await tx.stepRecord.create({ data: { ...step, status: 'started' } });
    await tx.watermark.create({ data: { id: digit.repeat(16), organisationId, itemId, keyId: 'k1' } });
    await tx.asset.create({
      data: {
        id: at('ast'),
        organisationId,
        generationId,
        itemId,
        ...place,
        sha256: digit.repeat(64),
        mediaType: 'image/png',
        width: 8,
        height: 8,
        bytes: 8,
        watermarkId: digit.repeat(16),
        watermarkKeyId: 'k1',
        manifestLabel: 'urn:c2pa:x',
        reportSha256: HASH,
        receiptSha256: HASH,
        previewSha256: HASH,
        fingerprint: HASH,
      },
    });
    const policy = { organisationId, sha256: HASH, createdBy: at('usr') };
    await tx.policyVersion.create({ data: { ...policy, id: at('pol'), version: 1, overrides: {}, note: 'first' } });
    await tx.policyDraft.create({ data: { organisationId, overrides: {}, changedBy: at('usr') } });
    await tx.policyReplay.create({ data: { ...policy, id: at('prp'), since: new Date(), total: 1 } });
    await tx.ledgerEntry.create({ data: { id: at('led'), organisationId, kind: 'grant', amount: 5n } });
    const held = { generationId: at('gen'), organisationId };
    await tx.legalHold.create({ data: { ...held, id: at('hld'), reason: 'a dispute', placedBy: at('usr') } });
    const review = { id: at('cas'), organisationId, itemId, generationId, creativeSha256: HASH };
    await tx.reviewCase.create({ data: review });
    const work = { id: at('wrk'), organisationId, title: 'Own', kind: 'mark', holder: 'Self' };
    await tx.protectedWork.create({ data: work });
    await tx.protectedFingerprint.create({
      data: {
        id: at('fpr'),
        organisationId,
        workId: at('wrk'),
        hash: Buffer.from(HASH, 'hex'),
        variant: 'original',
        quality: 90,
      },
    });
    const bits = Buffer.from(HASH, 'hex');
    const shape = { id: at('shp'), workId: at('wrk'), organisationId, hash: bits, steady: bits };
    const day = new Date(Date.UTC(2026, 0, 1));
    const signed = { organisationId, day, seq: 1n, hash: HASH, keyId: 'k', publicKey: 'p', signature: 's' };
    await tx.auditSignedHead.create({ data: signed });
    await tx.protectedShape.create({ data: shape });
    const embedded = { workId: at('wrk'), organisationId };
    await tx.protectedEmbedding.create({ data: { ...embedded, modelSha256: HASH, vector: bits } });
    await tx.protectedEmbeddingInput.create({ data: { ...embedded, picture: bits } });
    await tx.protectedKeypoints.create({ data: { workId: at('wrk'), organisationId, packed: bits } });
    await tx.protectedPreview.create({
      data: { workId: at('wrk'), organisationId, mediaType: 'image/webp', bytes: bits },
    });
    await tx.registryImport.create({ data: { id: at('imp'), organisationId, name: 'x.csv', createdBy: at('usr') } });
    const named = { organisationId, workId: at('wrk'), title: 'Own', holder: 'Self' };
    await tx.rightsCase.create({
      data: { id: at('rca'), ...named, assetId: at('ast'), distance: 1, variant: 'original' },
    });
    await tx.rightsDispute.create({ data: { id: at('dsp'), ...named, statement: 'x', createdBy: at('usr') } });
    await tx.rightsNotice.create({ data: { id: at('ntc'), organisationId, kind: 'x', body: {} } });
    const audited = { organisationId, presetVersionId: at('bpv'), engine: 'house', modelSha256: HASH };
    const studyId = at('std');
    await tx.study.create({
      data: {
        ...audited,
        id: studyId,
        createdBy: at('usr'),
        name: 'Study',
        kind: 'pictures',
        definition: {},
        definitionSha256: HASH,
        sampleSize: 1,
      },
    });
    const runId = at('srn');
    await tx.studyRun.create({ data: { id: runId, organisationId, studyId, position: 0, prompt: 'p', brief: {} } });
    const seen = { id: at('ann'), organisationId, studyId, runId, annotator: at('usr'), labels: {}, regions: [] };
    await tx.studyAnnotation.create({ data: seen });
    const concluded = { studyId, sampleSize: 1, threshold: 0.1, disparate: false, runsSha256: HASH, findings: {} };
    await tx.biasAudit.create({ data: { ...audited, ...concluded, id: at('aud'), document: Buffer.from('{}') } });
    const preset = { organisationId, presetId: at('bpr') };
    await tx.presetDraft.create({ data: { ...preset, body: {}, baseVersion: 1, updatedBy: at('usr') } });
    await tx.presetShare.create({
      data: { ...preset, id: at('psh'), toSlug: 'nobody', mode: 'copy', offeredBy: at('usr') },
    });
    const removed = { id: at('gen_old'), organisationId, createdBy: at('usr'), presetVersionId: at('bpv') };
    await tx.generation.create({
      data: { ...removed, brief: {}, preset: {}, engine: 'house', bodyHash: 'x', status: 'settled' },
    });
    await tx.removal.create({ data: { generationId: at('gen_old'), organisationId, retentionDays: 30 } });
    await tx.auditEntry.create({
      data: { organisationId, kind: 'test.made', body: {}, seq: 0n, prevHash: '', hash: '' },
    });
  });
}
