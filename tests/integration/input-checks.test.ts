/** What a customer brings is looked at as closely as what an engine draws, and before it: moderated, and searched for pasted marks. */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { encodePng, type Pixels } from '../../lib/imaging/index';
import { inspectInputs } from '../../lib/pipeline/policy/index';
import { decide } from '../../lib/pipeline/safeguards/index';
import type { ImageModeration } from '../../lib/pipeline/stage';
import { forgetRegistry, protectedWorksFor, registerWork } from '../../lib/rights/index';
import { openModeration } from '../../workers/runtime/index';
import { useDatabase } from '../setup/database';
import { A, actorOf, B, twoOrganisations } from '../setup/two-organisations';
import { briefOf, PRESET } from '../unit/safeguards/context';
import { paint, scene } from '../unit/safeguards/pictures';

const FOLDER = fileURLToPath(new URL('../fixtures/moderation', import.meta.url));
const database = useDatabase();
beforeAll(async () => {
  await twoOrganisations();
  // Placeholder rows have placeholder fingerprints.
  await database.sql('DELETE FROM protected_work');
  forgetRegistry();
});

async function look(pixels: Pixels, organisationId: string, moderation?: ImageModeration) {
  const bytes = await encodePng(pixels);
  const product = { sha256: createHash('sha256').update(bytes).digest('hex'), mediaType: 'image/png' as const };
  const works = protectedWorksFor(organisationId);
  const ports = { blobs: { get: async () => bytes }, works, moderation };
  const findings = await inspectInputs(
    { brief: briefOf({ product }), preset: { name: PRESET.name, slug: PRESET.slug } },
    ports,
  );
  const item = { id: 'itm_1', index: 0, placement: 'instagram-post', assetId: 'ast_1' };
  const [decided] = decide({ items: [item], findings, decisions: [], engine: 'house', finished: ['policy'] });
  const of = (rule: string) => findings.filter((finding) => finding.rule === `policy/input-${rule}`);
  return { verdict: decided?.verdict, of };
}

const flesh = (share: number) =>
  paint(200, 150, (x, y) => (y < 150 * share ? [224, 172, 138] : [40 + (x >> 2), 110, 130]));

it('a product photo the classifier stops is blocked before anything is drawn, and one near its line waits', async () => {
  const classifier = await openModeration(FOLDER);
  const blocked = await look(flesh(1), B, classifier);
  expect(blocked.of('moderation')).toMatchObject([
    { status: 'checked', triggered: true, params: { category: 'sexual', role: 'product', classifier: 'tiny-flesh' } },
  ]);
  expect(blocked.verdict).toBe('block');
  const seen = await look(flesh(0.5), B, classifier);
  expect([seen.of('moderation')[0]?.triggered, seen.verdict]).toEqual([true, 'hold']);
  const passed = await look(flesh(0.05), B, classifier);
  expect([passed.of('moderation')[0]?.code, passed.verdict]).toEqual(['policy_input_moderation_passed', 'pass']);
});

it('without a classifier, or with one that fails, it says that nothing was looked at', async () => {
  expect((await look(flesh(0.1), B)).of('moderation')).toMatchObject([{ status: 'not_configured', triggered: false }]);
  const broken: ImageModeration = {
    name: 'broken',
    version: '1',
    sha256: 'a'.repeat(64),
    categories: [{ id: 'sexual', review: 0.5, block: 0.9, about: 'people', openai: [], ailuminate: [] }],
    classify: () => Promise.reject(new Error('out of memory')),
  };
  const failed = await look(flesh(0.1), B, broken);
  expect(failed.of('moderation')).toMatchObject([{ status: 'not_run', params: { problem: 'out of memory' } }]);
  expect(failed.verdict).toBe('hold');
});

it('a registered work that is only a part of the product photo is found, and for its own registry alone', async () => {
  const work = scene(901, 320, 320);
  await registerWork(actorOf(A), {
    ...{ title: 'Lighthouse', holder: 'Mara Lindqvist', kind: 'artwork', pixels: work, standing: 'foreign' },
  });
  const ground = scene(77, 900, 700);
  const photo = paint(900, 700, (x, y) => {
    const [u, v] = [x - 431, y - 257];
    const [from, at] =
      u >= 0 && v >= 0 && u < 320 && v < 320
        ? [work, (v * 320 + u) * work.channels]
        : [ground, (y * 900 + x) * ground.channels];
    return [from.data[at] ?? 0, from.data[at + 1] ?? 0, from.data[at + 2] ?? 0];
  });
  const found = await look(photo, A);
  expect(found.of('similarity')).toMatchObject([{ triggered: true, params: { title: 'Lighthouse', role: 'product' } }]);
  expect(found.of('similarity')[0]?.region).toBeDefined();
  expect(found.verdict).toBe('hold');
  expect((await look(photo, B)).of('similarity')[0]?.triggered).toBe(false);
});
