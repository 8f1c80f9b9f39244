import { expect, it } from 'vitest';
import type { Pixels } from '../../../lib/imaging/index';
import { PDQ_QUERY_QUALITY, PDQ_RELIABLE_QUALITY } from '../../../lib/imaging/pdq';
import { regionHashes } from '../../../lib/imaging/pdq-regions';
import { similarity } from '../../../lib/pipeline/safeguards/similarity/index';
import { context, ports, type TestWork } from './context';
import { paint, scene } from './pictures';

const prints = (pixels: Pixels) => regionHashes(pixels, 'work').hashes.map(({ hash }) => hash);
const work = scene(7);
const REGISTERED: TestWork[] = [
  { title: 'Harbour', holder: 'Mara Lindqvist', hashes: prints(work) },
  { title: 'Other', kind: 'brand-mark', hashes: prints(scene(8)) },
];

async function look(pixels: Pixels, works: readonly TestWork[], facts: Parameters<typeof context>[0] = {}) {
  const picture = {
    subject: 'artwork' as const,
    pixels,
    width: pixels.width,
    height: pixels.height,
    items: [{ index: 0, placement: 'leaderboard' }],
  };
  const [finding] = await similarity.inspect(picture, context(facts), ports(works));
  if (!finding) throw new RangeError('a safeguard must say something');
  return finding;
}

it('shows which work a copy is near, how near, and how many were searched', async () => {
  const finding = await look(work, REGISTERED);
  expect(finding).toMatchObject({
    status: 'checked',
    triggered: true,
    score: 0,
    threshold: 31,
    code: 'similarity_match',
  });
  expect(finding.params).toMatchObject({ title: 'Harbour', holder: 'Mara Lindqvist', searched: 2, distance: 0 });
  expect(finding.items).toEqual([{ index: 0, placement: 'leaderboard' }]);
});

it('shows the region when only a part is a copy', async () => {
  const pasted = paint(960, 480, (x, y) =>
    x < 480
      ? [...work.data.subarray((Math.floor(y * 0.8) * 384 + Math.floor(x * 0.8)) * 3).subarray(0, 3)]
      : [200 - y / 4, 190, 180],
  );
  const finding = await look(pasted, REGISTERED);
  expect(finding.triggered).toBe(true);
  expect(finding.region).toMatchObject({ x: 0, y: 0, width: 0.5, height: 1 });
});

it('passes what is near no work, and says that style is not measured', async () => {
  expect(await look(scene(20), REGISTERED)).toMatchObject({
    status: 'checked',
    triggered: false,
    code: 'similarity_passed',
  });
});

it('an empty registry is not a pass', async () => {
  expect(await look(work, [])).toMatchObject({ status: 'not_run', triggered: false, code: 'similarity_not_run' });
});

it('a picture too soft to fingerprint is inconclusive', async () => {
  expect(
    await look(
      paint(256, 256, (_, y) => [120 + y / 20, 130, 140]),
      REGISTERED,
    ),
  ).toMatchObject({ status: 'inconclusive', triggered: false });
});

it('own marks never count against their owner', async () => {
  const own = REGISTERED.map((entry) => ({ ...entry, own: true }));
  expect(await look(work, own)).toMatchObject({ triggered: false, code: 'similarity_passed' });
  const byName = REGISTERED.map((entry) => ({ ...entry, holder: 'Northwind' }));
  expect((await look(work, byName)).triggered).toBe(false);
  expect((await look(work, REGISTERED)).triggered).toBe(true);
});

it('a paler copy is found though its own quality would not do, and a pale stranger is not taken for it', async () => {
  const pale = (seed: number, contrast: number) => {
    const drawn = scene(seed, 200, 200);
    return paint(200, 200, (x, y) =>
      [0, 1, 2].map((c) => 128 + ((drawn.data[(y * 200 + x) * 3 + c] ?? 0) - 128) * contrast),
    );
  };
  const original = pale(32, 0.4);
  const copy = pale(32, 0.4 * 0.72);
  expect(regionHashes(original, 'work').quality).toBeGreaterThanOrEqual(PDQ_RELIABLE_QUALITY);
  const { quality } = regionHashes(copy, 'query');
  expect(quality).toBeLessThan(PDQ_RELIABLE_QUALITY);
  expect(quality).toBeGreaterThanOrEqual(PDQ_QUERY_QUALITY);
  const registered = [{ title: 'Pale', hashes: prints(original) }];
  expect(await look(copy, registered)).toMatchObject({ status: 'checked', triggered: true, params: { title: 'Pale' } });
  for (const seed of [31, 33, 34])
    expect(await look(pale(seed, 0.3), registered)).toMatchObject({ status: 'inconclusive', triggered: false });
});
