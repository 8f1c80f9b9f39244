/** Orders of the engine that briefs begin with, through the real pipeline to signed files. */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../lib/accounts/index';
import { getGeneration, readAsset, readReport, requestClaimed, storeInput } from '../../../lib/generations/index';
import { verifyReport } from '../../../lib/pipeline/provenance/index';
import { importBrandMarks } from '../../../lib/rights/index';
import { databaseRecords, verifyFile, verifyingKeys } from '../../../lib/verify/index';
import { type Home, openHome } from '../../../workers/home';
import { runAttempt } from '../../../workers/tasks/run-generation';
import { useDatabase } from '../../setup/database';
import { aBrand, anOrganisation } from '../arrange';

const LANES = new Set(['gpu', 'cpu'] as const);

describe('an order without an engine', { timeout: 600_000 }, () => {
  useDatabase();
  let home: Home;
  let owner: Actor;
  let preset = '';

  beforeAll(async () => {
    home = await openHome();
    await importBrandMarks(20);
    ({ owner } = await anOrganisation('scenes-order', 10n));
    preset = await aBrand(owner);
    return () => home.close();
  }, 600_000);

  /** The smallest placement and the lightest scene; what the steps do is the same. */
  async function delivered(more: object) {
    const brief = { prompt: 'a soft linear gradient', placements: ['leaderboard'], seed: 5, ...more };
    const key = await requestClaimed(owner, { brief, preset });
    expect(await runAttempt(home, key, { lanes: LANES, stop: new AbortController().signal })).toEqual({
      state: 'settled',
    });
    const { items, engine } = await getGeneration(owner, key.generationId);
    expect(engine).toBe('scenes');
    const [item] = items;
    expect(item, item?.reasons.map(({ words }) => words).join()).toMatchObject({ verdict: 'pass', delivered: true });
    const { bytes } = await readAsset(owner, item?.assetId ?? '');
    const report = verifyReport((await readReport(owner, item?.assetId ?? '')).bytes).document;
    const verified = await verifyFile(bytes, {
      name: 'delivered',
      ...(await verifyingKeys()),
      records: databaseRecords,
    });
    return { report: report ?? expect.fail('no report'), verified };
  }

  it('ends as a trusted file that says it was drawn by an algorithm, with nobody in it', async () => {
    const { report, verified } = await delivered({ copy: { headline: 'Slow mornings' } });
    expect(verified.credentials.state).toBe('trusted');
    expect(verified.credentials.sourceType).toBe('algorithmicMedia');
    expect(verified.watermark.detected).toBe(true);
    expect(verified.record).toMatchObject({ state: 'found', by: 'sha256' });
    expect(report.made).toMatchObject({ engine: 'scenes', personFree: true, model: { name: 'scenes' } });
    expect(report.asked.brief).toMatchObject({ engine: 'scenes', engineFree: true });
  });

  it('with a product photo ends as a trusted composite of that photo', async () => {
    const tin = await readFile('examples/products/coffee-tin.png');
    const product = await storeInput(owner, tin, 'coffee-tin.png');
    const { report, verified } = await delivered({
      product: { sha256: product.sha256, mediaType: product.mediaType },
    });
    expect(verified.credentials.state).toBe('trusted');
    expect(verified.credentials.sourceType).toBe('composite');
    expect(report.made.creative.edits).toContain('product');
    expect(report.made).toMatchObject({ engine: 'scenes', personFree: true });
    expect(verified.credentials.ingredients.length).toBeGreaterThan(0);
  });
});
