import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { decodeImage } from '../../lib/imaging/index';
import { deliveryStage } from '../../lib/pipeline/delivery/index';
import {
  detect,
  extractXmp,
  type ProvenanceOutput,
  provenanceStage,
  readCredentials,
  verifyReceipt,
  verifyReport,
} from '../../lib/pipeline/provenance/index';
import { xmpValue } from '../../lib/pipeline/provenance/metadata/xmp';
import { makeRun, makeWorld, SIZES, type World } from './provenance-fixtures';

const PLACEMENTS = Object.keys(SIZES);
let world: World;
let input: Awaited<ReturnType<typeof makeRun>>;
let signed: ProvenanceOutput['signed'];
let codes: string[];

const blob = (sha256: string): Uint8Array => {
  const bytes = world.blobs.all.get(sha256);
  if (!bytes) throw new Error(`no blob ${sha256}`);
  return bytes;
};

beforeAll(async () => {
  world = await makeWorld();
  input = await makeRun(world, { placements: PLACEMENTS });
  const outcome = await provenanceStage.run(input, world.ports);
  signed = provenanceStage.output.parse(outcome.output).signed;
  codes = (outcome.findings ?? []).map((finding) => `${finding.rule} ${finding.code}`);
}, 600_000);

describe('what leaves provenance', () => {
  test('is one signed file per item, at exactly the placement’s size and under its byte limit', async () => {
    expect(signed.map((item) => item.placement)).toEqual(PLACEMENTS);
    for (const item of signed) {
      const { pixels } = await decodeImage(blob(item.sha256));
      expect([pixels.width, pixels.height]).toEqual(SIZES[item.placement]);
      expect(item.mediaType).toBe('image/jpeg');
      expect(createHash('sha256').update(blob(item.sha256)).digest('hex')).toBe(item.sha256);
    }
    expect(signed.find((item) => item.placement === 'leaderboard')?.bytes).toBeLessThanOrEqual(150_000);
  });

  test('carries credentials that are trusted under this installation’s root and valid without it', async () => {
    for (const item of signed) {
      const trusted = await readCredentials(blob(item.sha256), item.mediaType, world.rootPem);
      expect(trusted).toMatchObject({ state: 'trusted', failures: [] });
      expect(trusted.manifest?.label).toBe(item.manifestLabel);
      expect((await readCredentials(blob(item.sha256), item.mediaType)).state).toBe('valid');
    }
  });

  test('carries its watermark, read exactly from the final bytes', async () => {
    for (const item of signed) {
      const { pixels } = await decodeImage(blob(item.sha256));
      expect(item.watermark.readBack).toBe(true);
      expect(detect(pixels, world.ports.watermarkKey).watermarkId).toBe(item.watermark.id);
    }
  });

  test('says in its manifest what was really done, and binds the mark', async () => {
    const [post] = signed;
    if (!post) throw new Error('nothing was signed');
    const { manifest, ingredients } = await readCredentials(blob(post.sha256), post.mediaType, world.rootPem);
    expect(manifest?.actions.map((entry) => entry.action)).toEqual([
      'c2pa.created',
      'c2pa.cropped',
      'c2pa.resized.proportional',
      'c2pa.adjustedColor',
      'c2pa.addedText',
      'c2pa.placed',
      'c2pa.addedText',
      'c2pa.watermarked.bound',
    ]);
    expect(manifest).toMatchObject({
      sourceType: 'compositeWithTrainedAlgorithmicMedia',
      generator: 'Colophon 0.1.0',
      model: { name: 'colophon-house 1', oversight: 'prompt_guided' },
      trainingMining: { 'cawg.ai_generative_training': 'notAllowed' },
      softBindings: [{ algorithm: 'org.colophon.lattice-1', value: post.watermark.id }],
      report: { sha256: post.reportSha256, generation: 'gen_1', asset: 'ast_instagram-post' },
    });
    expect(ingredients).toMatchObject([{ title: 'Bakery logo', relationship: 'componentOf', state: 'none' }]);
  });

  test('carries IPTC and XMP fields, written before signing', () => {
    for (const item of signed) {
      const packet = extractXmp(blob(item.sha256), item.mediaType) ?? '';
      expect(xmpValue(packet, 'Iptc4xmpExt:AISystemUsed')).toBe('colophon-house');
      expect(xmpValue(packet, 'photoshop:Credit')).toBe('Bakery & Sons <Ltd>');
      expect(xmpValue(packet, 'Iptc4xmpExt:DigImageGUID')).toBe(`ast_${item.placement}`);
    }
  });

  test('comes with a report that verifies offline and is the one the manifest names', () => {
    for (const item of signed) {
      const check = verifyReport(blob(item.reportSha256), [world.reportSigner.publicKey]);
      expect(check).toMatchObject({ valid: true, knownKey: true, sha256: item.reportSha256 });
      expect(check.document?.asked.seed).toBe(7);
      expect(check.document?.checks[0]?.words).toContain('no invisible watermark');
      expect(check.document?.watermark.id).toBe(item.watermark.id);
    }
  });

  test('comes with a receipt for exactly these bytes', () => {
    for (const item of signed) {
      const check = verifyReceipt(blob(item.receiptSha256), [world.reportSigner.publicKey]);
      expect(check.valid).toBe(true);
      expect(check.document).toMatchObject({
        asset: { sha256: item.sha256, fingerprint: item.fingerprint },
        reportSha256: item.reportSha256,
        readBack: { credentials: { state: 'valid' }, watermark: { exact: true, id: item.watermark.id } },
      });
    }
  });

  test('comes with a preview that is small, says that it is one and carries no signature', async () => {
    for (const item of signed) {
      const preview = blob(item.previewSha256);
      const { pixels, format } = await decodeImage(preview);
      expect(format).toBe('webp');
      expect(Math.max(pixels.width, pixels.height)).toBeLessThanOrEqual(640);
      expect(extractXmp(preview, 'image/webp')).toContain('not the signed asset');
      expect((await readCredentials(preview, 'image/webp')).state).toBe('none');
    }
  });

  test('reports what was read back, and real progress', () => {
    expect(codes.filter((code) => code.startsWith('provenance/credentials'))).toHaveLength(PLACEMENTS.length);
    expect(codes.filter((code) => code.startsWith('provenance/watermark'))).toHaveLength(PLACEMENTS.length);
    expect(world.progress.at(-1)).toEqual([PLACEMENTS.length, PLACEMENTS.length]);
  });

  test('signs again under the same watermark id when an attempt is repeated', async () => {
    const again = await provenanceStage.run({ ...input, items: input.items.slice(0, 1) }, world.ports);
    expect(again.output.signed[0]?.watermark.id).toBe(signed[0]?.watermark.id);
  }, 600_000);
});

describe('tampering shows', () => {
  test('one changed byte of the picture makes the credentials invalid', async () => {
    const [post] = signed;
    if (!post) throw new Error('nothing was signed');
    const bytes = Uint8Array.from(blob(post.sha256));
    const at = bytes.length - 2000;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const { state, failures } = await readCredentials(bytes, post.mediaType, world.rootPem);
    expect(state).toBe('invalid');
    expect(failures.map((failure) => failure.code)).toContain('assertion.dataHash.mismatch');
  });
});

describe('delivery', () => {
  test('records every signed item once, bytes untouched', async () => {
    const delivery = { ...input, earlier: { provenance: { signed } } };
    const first = await deliveryStage.run(delivery, world.ports);
    const second = await deliveryStage.run(delivery, world.ports);
    expect(first.output).toEqual(second.output);
    expect(world.deliveries).toHaveLength(PLACEMENTS.length);
    expect(world.deliveries[0]).toMatchObject({
      sha256: signed[0]?.sha256,
      watermarkKeyId: 'wmk-1',
      fingerprint: signed[0]?.fingerprint,
    });
  });

  test('refuses bytes that are no longer what was signed', async () => {
    const [post] = signed;
    if (!post) throw new Error('nothing was signed');
    const stored = blob(post.sha256);
    world.blobs.all.set(post.sha256, stored.subarray(1));
    const delivery = { ...input, items: input.items.slice(0, 1), earlier: { provenance: { signed } } };
    await expect(deliveryStage.run(delivery, world.ports)).rejects.toMatchObject({ code: 'blob_corrupt' });
    world.blobs.all.set(post.sha256, stored);
  });
});
