/** The operator's embedding model, a real ONNX graph run by the real runtime, over the real registry. */
import { copyFile, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forOrganisation } from '../../../lib/db/index';
import { forgetEnvironment } from '../../../lib/env/index';
import type { Pixels } from '../../../lib/imaging/index';
import { similarityEmbedding } from '../../../lib/pipeline/safeguards/similarity-embedding/index';
import type { ImageEmbedding } from '../../../lib/pipeline/stage';
import { forgetRegistry, protectedWorksFor, registerForAll, registerWork } from '../../../lib/rights/index';
import { openEmbedding } from '../../../workers/runtime/index';
import { useDatabase } from '../../setup/database';
import { A, actorOf, B, twoOrganisations } from '../../setup/two-organisations';
import { context, ports } from '../../unit/safeguards/context';
import { paint, scene } from '../../unit/safeguards/pictures';

const FOLDER = fileURLToPath(new URL('../../fixtures/embedding', import.meta.url));
const database = useDatabase();

const work = scene(611);
/** Redrawn: the same layout of colours, all fine structure gone and new grain over it. */
const redrawn = paint(300, 300, (x, y) => {
  const at =
    (Math.floor(((y >> 4) * 16 * work.height) / 300) * work.width + Math.floor(((x >> 4) * 16 * work.width) / 300)) *
    work.channels;
  return [...work.data.subarray(at, at + 3)].map((value) => Math.min(255, value + ((x * 7 + y * 13) % 17)));
});

async function look(pixels: Pixels, embedding: ImageEmbedding | undefined, organisationId = A) {
  const picture = { subject: 'artwork' as const, pixels, width: pixels.width, height: pixels.height, items: [] };
  const given = { ...ports(), works: protectedWorksFor(organisationId), ...(embedding ? { embedding } : {}) };
  const [finding] = await similarityEmbedding.inspect(picture, context(), given);
  if (!finding) throw new RangeError('a safeguard must say something');
  return finding;
}

const register = (organisationId: string, title: string, pixels: Pixels) =>
  registerWork(actorOf(organisationId), {
    title,
    holder: 'Mara Lindqvist',
    kind: 'artwork',
    pixels,
    standing: 'foreign',
  });
/** Works that are there before a model is, in A's registry and in B's. */
const before = { a: 0, b: 0 };
const worksOf = async (organisationId: string) =>
  Object.values(await protectedWorksFor(organisationId).count()).reduce((sum, count) => sum + count, 0);
const waiting = () => forOrganisation(A, (tx) => tx.protectedEmbeddingInput.count());

beforeAll(async () => {
  await twoOrganisations();
  // Its rows stand for any content; here each embedding is a real one.
  await database.sql('DELETE FROM protected_embedding');
  await database.sql('DELETE FROM protected_embedding_input');
  forgetRegistry();
  await register(A, 'Registered before', scene(612));
  before.a = await worksOf(A);
  before.b = await worksOf(B);
  process.env.SIMILARITY_EMBEDDING_DIR = FOLDER;
  forgetEnvironment();
});
afterAll(() => {
  delete process.env.SIMILARITY_EMBEDDING_DIR;
  forgetEnvironment();
});

describe('embeddings of registered works', async () => {
  const model = await openEmbedding(FOLDER);

  it('says not_configured without a model, and not_run with one that has embedded nothing yet', async () => {
    expect(await look(work, undefined)).toMatchObject({ status: 'not_configured', code: 'embedding_not_configured' });
    const none = await look(work, model);
    expect(none).toMatchObject({ status: 'not_run', code: 'embedding_nothing_compared' });
    expect(none.params).toMatchObject({ compared: 0, notEmbedded: before.a });
  });

  it('finds a redrawn work by cosine, and counts works from before as not embedded', async () => {
    await register(A, 'Harbour', work);
    expect(await waiting()).toBe(1);
    const found = await look(redrawn, model);
    expect(found).toMatchObject({ status: 'checked', triggered: true, code: 'embedding_match', threshold: 0.9 });
    expect(found.score).toBeGreaterThan(0.9);
    expect(found.params).toMatchObject({
      title: 'Harbour',
      compared: 1,
      notEmbedded: before.a,
      modelSha256: model.sha256,
    });
    // The picture that waited is gone once it is embedded.
    expect(await waiting()).toBe(0);
  });

  it('passes a picture laid out otherwise, and says the score', async () => {
    const inverse = paint(300, 300, (x, y) => {
      const at =
        (Math.floor((y * work.height) / 300) * work.width + Math.floor((x * work.width) / 300)) * work.channels;
      return [...work.data.subarray(at, at + 3)].map((value) => 255 - value);
    });
    const passed = await look(inverse, model);
    expect(passed).toMatchObject({ status: 'checked', triggered: false, code: 'embedding_passed' });
    expect(passed.score).toBeLessThan(0.9);
  });

  it('one organisation’s works are compared for it alone, the installation’s for all', async () => {
    expect((await look(redrawn, model, B)).status).toBe('not_run');
    await registerForAll({ title: 'Everybody’s', holder: 'Somebody', kind: 'artwork', pixels: work });
    expect((await look(redrawn, model, B)).params).toMatchObject({
      title: 'Everybody’s',
      compared: 1,
      notEmbedded: before.b,
    });
    expect((await look(redrawn, model, A)).params).toMatchObject({ compared: 2, notEmbedded: before.a });
  });

  it('a model whose bytes are not those of its description did not run, and says why', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'embedding-'));
    await copyFile(join(FOLDER, 'embedding.json'), join(folder, 'embedding.json'));
    await writeFile(join(folder, 'model.onnx'), 'not a graph');
    expect(await look(work, await openEmbedding(folder))).toMatchObject({
      status: 'not_run',
      code: 'embedding_failed',
    });
    await writeFile(join(folder, 'embedding.json'), '{}');
    expect(await look(work, await openEmbedding(folder))).toMatchObject({
      status: 'not_run',
      code: 'embedding_failed',
    });
  });
});
