import { copyFile, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Pixels } from '../../lib/imaging/index';
import type { Finding } from '../../lib/pipeline/finding';
import { imageModeration } from '../../lib/pipeline/safeguards/image-moderation/index';
import { decide } from '../../lib/pipeline/safeguards/index';
import type { ImageModeration } from '../../lib/pipeline/stage';
import { openModeration } from '../../workers/runtime/index';
import { context, ports } from '../unit/safeguards/context';

const FOLDER = fileURLToPath(new URL('../fixtures/moderation', import.meta.url));
const ITEM = { id: 'itm_1', index: 0, placement: 'instagram-post', assetId: 'ast_1' };

/** A picture with a share of its area in a colour of skin, the rest a blue-green wall with a gradient. */
function picture(fleshShare: number, tone: readonly [number, number, number] = [224, 172, 138]): Pixels {
  const [width, height] = [200, 150];
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const flesh = y < height * fleshShare;
      data.set(flesh ? tone : [40 + (x >> 2), 110, 130], (y * width + x) * 3);
    }
  return { data, width, height, channels: 3 } as Pixels;
}

async function verdictOf(
  pixels: Pixels,
  moderation: ImageModeration | undefined,
  engine = 'imported',
  personFree = false,
) {
  const findings: Finding[] = [];
  for (const subject of ['artwork', 'creative'] as const) {
    const looked = { subject, pixels, width: pixels.width, height: pixels.height, items: [ITEM] };
    const given = { ...ports(), ...(moderation ? { moderation } : {}) };
    findings.push(...(await imageModeration.inspect(looked, context({ personFree }), given)));
    for (const id of ['similarity', 'quality', 'people', 'brand'])
      findings.push({
        rule: `safeguards/${id}`,
        version: 1,
        status: id === 'people' && personFree ? 'not_applicable' : 'checked',
        triggered: false,
        score: 0,
        threshold: 1,
        items: [ITEM],
        code: 'x',
        params: { subject },
      });
  }
  findings.push({
    rule: 'policy/sexual',
    version: 1,
    status: 'checked',
    triggered: false,
    score: 0,
    threshold: 1,
    items: [],
    code: 'x',
    params: {},
  });
  const finished = ['policy', 'generation', 'safeguards:artwork', 'composition', 'safeguards:creative'] as const;
  const [decided] = decide({ items: [ITEM], findings, decisions: [], engine, finished: [...finished] });
  return { verdict: decided?.verdict, findings: findings.filter(({ rule }) => rule === 'safeguards/image-moderation') };
}

describe('an operator’s classifier, a real ONNX graph', async () => {
  const classifier = await openModeration(FOLDER);

  it('separates pictures by how much of them is flesh-coloured, light and dark', async () => {
    const tones = [
      [246, 215, 188],
      [224, 172, 138],
      [141, 85, 54],
      [110, 62, 40],
    ] as const;
    for (const tone of tones) {
      const scores = await Promise.all([0, 0.45, 0.9].map((share) => classifier.classify(picture(share, tone))));
      const [none = 1, some = 0, most = 0] = scores.map((score) => score.sexual ?? Number.NaN);
      expect(none).toBeLessThan(0.1);
      expect(some).toBeGreaterThan(none);
      expect(most).toBeGreaterThan(0.75);
    }
  });

  it('passes, holds and blocks by its own thresholds', async () => {
    expect((await verdictOf(picture(0), classifier)).verdict).toBe('pass');
    expect((await verdictOf(picture(0.5), classifier)).verdict).toBe('hold');
    const blocked = await verdictOf(picture(0.95), classifier);
    expect(blocked.verdict).toBe('block');
    expect(blocked.findings[0]).toMatchObject({ triggered: true, code: 'image_moderation_blocked', threshold: 0.9 });
    expect(blocked.findings[0]?.params.openai).toEqual(['sexual']);
  });

  it('required and failing holds; optional and failing is shown and goes on', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'moderation-'));
    await copyFile(join(FOLDER, 'moderation.json'), join(folder, 'moderation.json'));
    const graph = await readFile(join(FOLDER, 'model.onnx'));
    await writeFile(join(folder, 'model.onnx'), Buffer.concat([graph, Buffer.from([0])]));
    const changed = await openModeration(folder);
    const required = await verdictOf(picture(0), changed);
    expect(required.verdict).toBe('hold');
    expect(required.findings[0]).toMatchObject({ status: 'not_run', code: 'image_moderation_failed' });
    expect((await verdictOf(picture(0), changed, 'house', true)).findings[0]?.status).toBe('not_applicable');
    await writeFile(join(folder, 'model.onnx'), graph);
    expect((await verdictOf(picture(0), changed)).verdict).toBe('pass');
    await writeFile(join(folder, 'moderation.json'), '{}');
    expect((await verdictOf(picture(0), await openModeration(folder))).verdict).toBe('hold');
  });

  it('nothing configured holds where it is required, by engine and by scene family', async () => {
    expect((await verdictOf(picture(0), undefined)).verdict).toBe('hold');
    expect((await verdictOf(picture(0), undefined, 'house', true)).verdict).toBe('pass');
    expect((await verdictOf(picture(0), undefined, 'scenes', false)).verdict).toBe('hold');
    expect((await verdictOf(picture(0), classifier, 'scenes', false)).verdict).toBe('pass');
  });

  it('is not asked about people where a scene family holds none', async () => {
    const { verdict, findings } = await verdictOf(picture(0.95), classifier, 'house', true);
    expect(findings.every(({ status }) => status === 'not_applicable')).toBe(true);
    expect(verdict).toBe('pass');
  });
});
