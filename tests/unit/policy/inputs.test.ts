import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { encodePng, type Pixels } from '../../../lib/imaging/index';
import { regionHashes } from '../../../lib/imaging/pdq-regions';
import type { Finding } from '../../../lib/pipeline/finding';
import { inspectInputs } from '../../../lib/pipeline/policy/index';
import { logoPicture } from '../../../lib/pipeline/policy/inputs/logos';
import { briefOf, PRESET, type TestWork, worksOf } from '../safeguards/context';
import { paint, scene } from '../safeguards/pictures';

/** Logos are looked at beside these, and have a test of their own. */
const BRAND = { name: PRESET.name, slug: PRESET.slug };

async function inspect(
  role: 'product' | 'reference',
  bytes: Uint8Array,
  works: readonly TestWork[] = [],
): Promise<Record<string, Finding>> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const brief = briefOf({ [role]: { sha256, mediaType: 'image/png' } });
  const findings = await inspectInputs(
    { brief, preset: BRAND },
    { blobs: { get: async () => bytes }, works: worksOf(works) },
  );
  return Object.fromEntries(findings.map((finding) => [finding.rule.slice('policy/input-'.length), finding]));
}
const png = (pixels: Pixels) => encodePng(pixels);
const work = scene(7);
const registered = (facts: Partial<TestWork> = {}): TestWork[] => [
  { title: 'Harbour', hashes: regionHashes(work, 'work').hashes.map(({ hash }) => hash), ...facts },
];

describe('a picture the customer brings', () => {
  it('that copies a registered work waits for a person, before any engine sees it', async () => {
    const { similarity } = await inspect('product', await png(work), registered());
    expect(similarity).toMatchObject({ triggered: true, status: 'checked', score: 0, threshold: 31 });
    expect(similarity?.params).toMatchObject({ title: 'Harbour', role: 'product', searched: 1, severity: 'review' });
  });

  it('that is the brand’s own mark never counts against it', async () => {
    for (const facts of [{ own: true }, { holder: 'northwind' }])
      expect((await inspect('product', await png(work), registered(facts))).similarity?.triggered).toBe(false);
  });

  it('is not passed by an empty registry, nor by being too soft to compare', async () => {
    expect((await inspect('product', await png(work))).similarity).toMatchObject({
      status: 'not_run',
      triggered: false,
    });
    const soft = paint(200, 200, (_, y) => [120 + y / 20, 130, 140]);
    expect((await inspect('product', await png(soft), registered())).similarity).toMatchObject({
      status: 'inconclusive',
    });
  });

  it('that cannot be decoded is blocked in words, not with a crash', async () => {
    const cut = (await png(work)).subarray(0, 900);
    for (const bytes of [cut, new TextEncoder().encode('<svg onload="alert(1)"/>'), new Uint8Array(0)]) {
      const { unreadable } = await inspect('product', bytes, registered());
      expect(unreadable).toMatchObject({ triggered: true });
      expect(unreadable?.params.severity).toBe('block');
    }
  });

  it('that is a thumbnail waits for a person', async () => {
    expect((await inspect('product', await png(scene(1, 40, 40)), registered())).quality?.triggered).toBe(true);
    expect((await inspect('product', await png(work), registered())).quality?.triggered).toBe(false);
  });

  it('with a note against data mining waits for a person when it is a reference', async () => {
    const bytes = Buffer.concat([
      await png(work),
      Buffer.from('<plus:DataMining>http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED</plus:DataMining>'),
    ]);
    expect((await inspect('reference', bytes, registered()))['opt-out']).toMatchObject({ triggered: true });
    expect((await inspect('reference', await png(work), registered()))['opt-out']).toMatchObject({ triggered: false });
    expect((await inspect('product', bytes, registered()))['opt-out']).toBeUndefined();
  });

  it('is not looked for when there is none', async () => {
    const findings = await inspectInputs(
      { brief: briefOf(), preset: BRAND },
      { blobs: { get: () => Promise.reject(new RangeError('nothing to get')) }, works: worksOf([]) },
    );
    expect(findings).toEqual([]);
  });
});

describe('a logo of the preset', () => {
  const drawing = (ink: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><g fill="${ink}"><path d="M5 95 50 5l45 90-45-30z"/><circle cx="20" cy="20" r="14"/><path d="M70 8h22v30H70z"/></g></svg>`;
  async function look(svg: string, ground: 'light' | 'dark', works: readonly TestWork[]) {
    const blob = createHash('sha256').update(svg).digest('hex');
    const logo = { ...PRESET.logo, variants: [{ ground, blob, mediaType: 'image/svg+xml' as const }] };
    return inspectInputs(
      { brief: briefOf(), preset: { ...BRAND, logo } },
      { blobs: { get: async () => new TextEncoder().encode(svg) }, works: worksOf(works) },
    );
  }

  it('is searched for on the ground it was made for, and waits when it is a stranger’s work', async () => {
    for (const [ink, ground] of [
      ['#111', 'light'],
      ['#fff', 'dark'],
    ] as const) {
      const shown = await logoPicture(new TextEncoder().encode(drawing(ink)), {
        ...{ ground, blob: 'b'.repeat(64), mediaType: 'image/svg+xml' },
      });
      const works = [
        { title: 'Peak', kind: 'logo', hashes: regionHashes(shown, 'work').hashes.map(({ hash }) => hash) },
      ];
      expect(works[0]?.hashes.length).toBeGreaterThan(0);
      const [readable, alike, moderated] = await look(drawing(ink), ground, works);
      expect(readable).toMatchObject({ rule: 'policy/input-unreadable', triggered: false, params: { role: 'logo' } });
      expect(alike).toMatchObject({ triggered: true, params: { title: 'Peak', role: 'logo', severity: 'review' } });
      expect(moderated).toMatchObject({ rule: 'policy/input-moderation', status: 'not_configured' });
    }
  });

  it('never counts against the brand it belongs to, and blocks when it cannot be read', async () => {
    const shown = await logoPicture(new TextEncoder().encode(drawing('#111')), {
      ...{ ground: 'light', blob: 'b'.repeat(64), mediaType: 'image/svg+xml' },
    });
    const hashes = regionHashes(shown, 'work').hashes.map(({ hash }) => hash);
    for (const facts of [{ own: true }, { holder: 'northwind' }]) {
      const [, alike] = await look(drawing('#111'), 'light', [{ title: 'Peak', hashes, ...facts }]);
      expect(alike).toMatchObject({ rule: 'policy/input-similarity', triggered: false });
    }
    const [broken, ...more] = await look('<svg onload="alert(1)"/>', 'light', []);
    expect([broken?.triggered, broken?.params.severity, more]).toEqual([true, 'block', []]);
  });
});
