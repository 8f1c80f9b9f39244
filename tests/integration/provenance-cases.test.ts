import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  localSigner,
  makeDevelopmentChain,
  provenanceStage,
  readCredentials,
} from '../../lib/pipeline/provenance/index';
import type { Signer } from '../../lib/pipeline/stage';
import { makeRun, makeWorld, THE_CREATIVE, type World } from './provenance-fixtures';

const FOREIGN = join(process.cwd(), '../shared/data/c2pa-files/adobe-20220124-CA.jpg');

async function signOne(world: World, options: Parameters<typeof makeRun>[1]) {
  const input = await makeRun(world, options);
  const { output } = await provenanceStage.run(input, world.ports);
  const [item] = output.signed;
  const bytes = item && world.blobs.all.get(item.sha256);
  if (!item || !bytes) throw new Error('nothing was signed');
  return { item, bytes, credentials: await readCredentials(bytes, item.mediaType, world.rootPem) };
}

describe('the manifest follows what happened', () => {
  test('a picture without additions is trainedAlgorithmicMedia, and says so alone', async () => {
    const { credentials } = await signOne(await makeWorld(), { placements: ['linkedin-post'], edits: [] });
    expect(credentials.manifest?.sourceType).toBe('trainedAlgorithmicMedia');
    expect(credentials.manifest?.actions.map((entry) => entry.action)).toEqual([
      'c2pa.created',
      'c2pa.watermarked.bound',
    ]);
    expect(credentials.ingredients).toEqual([]);
  });

  test('a rendered scene is algorithmicMedia', async () => {
    const { credentials } = await signOne(await makeWorld(), {
      digitalSourceType: 'algorithmicMedia',
      edits: ['type', 'logo'],
    });
    expect(credentials.manifest?.sourceType).toBe('algorithmicMedia');
  });

  test('an approval by a person lands in the oversight field', async () => {
    const decision = {
      itemId: 'itm_leaderboard',
      caseId: 'cas_1',
      kind: 'review' as const,
      subject: 'creative' as const,
      subjectSha256: THE_CREATIVE,
      rules: [],
      reason: 'looks right',
      decision: 'approve' as const,
      decidedAt: '2026-11-23T11:59:30Z',
      reviewerRole: 'reviewer',
    };
    const { credentials } = await signOne(await makeWorld(), { placements: ['leaderboard'], decisions: [decision] });
    expect(credentials.manifest?.model?.oversight).toBe('human_validated');
  });

  test('who overturned a block on the brief has not validated the picture, and the manifest does not say so', async () => {
    const decision = {
      itemId: 'itm_leaderboard',
      caseId: 'cas_1',
      kind: 'appeal' as const,
      decision: 'approve' as const,
      decidedAt: '2026-11-23T11:59:30Z',
      reviewerRole: 'reviewer',
      subject: 'brief' as const,
      subjectSha256: 'ef'.repeat(32),
      rules: [{ rule: 'policy/health-cure', version: 1 }],
      reason: 'a name, not a claim',
    };
    const { credentials } = await signOne(await makeWorld(), { placements: ['leaderboard'], decisions: [decision] });
    expect(credentials.manifest?.model?.oversight).toBe('prompt_guided');
  });

  test('an approval of another creative than the one at hand signs nothing', async () => {
    const decision = {
      itemId: 'itm_leaderboard',
      caseId: 'cas_1',
      kind: 'review' as const,
      decision: 'approve' as const,
      decidedAt: '2026-11-23T11:59:30Z',
      reviewerRole: 'reviewer',
      subject: 'creative' as const,
      subjectSha256: 'ef'.repeat(32),
      rules: [],
      reason: 'looks right',
    };
    const signing = signOne(await makeWorld(), { placements: ['leaderboard'], decisions: [decision] });
    await expect(signing).rejects.toMatchObject({ code: 'blob_corrupt' });
  });

  test('a plain poster with hard type is marked and signed too', async () => {
    const { item } = await signOne(await makeWorld(), { kind: 'poster' });
    expect(item.watermark.readBack).toBe(true);
    expect(item.watermark.psnr ?? 0).toBeGreaterThanOrEqual(42);
  });

  test('a product photo keeps its own credentials as an ingredient', async (context) => {
    if (!existsSync(FOREIGN)) context.skip('the reference files are not here: ../shared/data/c2pa-files');
    const world = await makeWorld();
    const sha256 = await world.blobs.put(new Uint8Array(readFileSync(FOREIGN)));
    const edits = ['cropped', 'product', 'logo', 'type'] as const;
    const { credentials } = await signOne(world, { product: { sha256, mediaType: 'image/jpeg' }, edits: [...edits] });
    expect(credentials.state).toBe('trusted');
    expect(credentials.ingredients[0]).toMatchObject({
      title: 'Product photo',
      relationship: 'componentOf',
      state: 'valid',
      issuer: 'C2PA Test Signing Cert',
    });
  });
});

describe('nothing broken leaves', () => {
  async function withSigner(signer: Signer) {
    const world = await makeWorld();
    const input = await makeRun(world, { placements: ['leaderboard'] });
    return provenanceStage.run(input, { ...world.ports, manifestSigner: signer });
  }

  test('a signer that answers DER is refused with words that help', async () => {
    const chain = await makeDevelopmentChain();
    const signer = localSigner({ keyPem: chain.keyPem, chainPem: chain.chainPem });
    const der = { ...signer, sign: async () => new Uint8Array(71) };
    await expect(withSigner(der)).rejects.toMatchObject({
      code: 'signing_failed',
      message: expect.stringContaining('r‖s'),
    });
  });

  test('a key that does not belong to the certificate stops the run', async () => {
    const [one, other] = [await makeDevelopmentChain(), await makeDevelopmentChain()];
    const mixed = localSigner({ keyPem: one.keyPem, chainPem: other.chainPem });
    await expect(withSigner(mixed)).rejects.toMatchObject({
      code: expect.stringMatching(/signing_failed|read_back_failed/),
    });
  });

  test('a missing creative stops the run', async () => {
    const world = await makeWorld();
    const input = await makeRun(world, { placements: ['leaderboard'] });
    const [creative] = input.earlier.composition.creatives;
    world.blobs.all.delete(creative?.blob ?? '');
    await expect(provenanceStage.run(input, world.ports)).rejects.toMatchObject({ code: 'blob_missing' });
  });

  test('an aborted run stops before the next item', async () => {
    const world = await makeWorld();
    const input = await makeRun(world, { placements: ['leaderboard', 'linkedin-post'] });
    const ports = { ...world.ports, progress: (done: number) => done === 1 && world.abort.abort() };
    await expect(provenanceStage.run(input, ports)).rejects.toThrow();
    expect([...world.blobs.all.values()].length).toBeLessThan(9);
  });
});
