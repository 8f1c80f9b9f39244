/** What the credentials say of a picture that was begun from another one. */
import { beforeAll, expect, it } from 'vitest';
import { encodePng } from '../../../lib/imaging/index';
import { type ManifestFacts, readCredentials, signFile } from '../../../lib/pipeline/provenance/c2pa/index';
import { ingredientsOf } from '../../../lib/pipeline/provenance/ingredients';
import { scene } from '../../unit/safeguards/pictures';
import { makeRun, makeWorld, type World } from '../provenance-fixtures';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
}, 600_000);

async function signed(masked: boolean) {
  const initial = {
    sha256: await world.blobs.put(await encodePng(scene(3, 128, 128))),
    mediaType: 'image/png',
  } as const;
  const { run, earlier } = await makeRun(world);
  const [creative] = earlier.composition.creatives;
  if (!creative) throw new Error('no creative');
  Object.assign(run.brief, { initial }, masked ? { mask: initial } : {});
  const sourceType = masked ? 'compositeWithTrainedAlgorithmicMedia' : 'trainedAlgorithmicMedia';
  const facts: ManifestFacts = {
    title: 'A picture',
    mediaType: 'image/png',
    createdAt: new Date('2026-11-23T12:00:00Z'),
    producedBy: 'Bakery',
    sourceType,
    declared: false,
    engine: { name: 'house', version: '1', identifier: 'c'.repeat(64) },
    edits: creative.edits,
    oversight: 'prompt_guided',
    watermarkId: null,
    trainingMining: 'notAllowed',
    report: { sha256: 'a'.repeat(64), generationId: 'gen_1', assetId: 'ast_1' },
    ingredients: await ingredientsOf(run, creative, sourceType, world.blobs),
  };
  const { bytes } = await signFile(await encodePng(scene(4, 256, 256)), facts, world.ports.manifestSigner);
  return readCredentials(bytes, 'image/png', world.rootPem);
}

it('a part redrawn is an edit of the picture, its parent, and the result a composite', async () => {
  const read = await signed(true);
  const text = JSON.stringify(read);
  expect(text).toContain('parentOf');
  expect(text).not.toContain('c2pa.created');
  expect(read).toMatchObject({
    state: 'trusted',
    manifest: { sourceType: 'compositeWithTrainedAlgorithmicMedia', sourceBy: 'creator' },
  });
}, 600_000);

it('a picture drawn over is an input of a new one', async () => {
  const read = await signed(false);
  const text = JSON.stringify(read);
  expect(text).toContain('inputTo');
  expect(text).toContain('c2pa.created');
  expect(read).toMatchObject({ state: 'trusted', manifest: { sourceType: 'trainedAlgorithmicMedia' } });
}, 600_000);
