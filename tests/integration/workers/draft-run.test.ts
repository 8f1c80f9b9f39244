/** A draft through the pipeline: no pixel of it is shown that was not checked. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../lib/accounts/index';
import { balance } from '../../../lib/billing/index';
import { getAsset, getGeneration, requestClaimed } from '../../../lib/generations/index';
import { LANES } from '../../../lib/pipeline/pipeline';
import { importBrandMarks } from '../../../lib/rights/index';
import { openHome } from '../../../workers/home';
import { runAttempt } from '../../../workers/tasks/run-generation';
import { useDatabase } from '../../setup/database';
import { aBrand, anOrganisation } from '../arrange';
import { fixtureModel } from '../generation-ports';

describe('a draft', () => {
  useDatabase();
  let owner: Actor;
  let preset = '';
  beforeAll(async () => {
    await importBrandMarks(20);
    ({ owner } = await anOrganisation('drafts', 0n));
    preset = await aBrand(owner);
  });

  it('goes through the checks of every picture, is held where they hold one, shown to nobody then, and costs nothing', async () => {
    const home = await openHome([fixtureModel('tiny-draft')]);
    try {
      const brief = { prompt: 'soft gradient', placements: ['leaderboard'], seed: 3, draft: true };
      const key = await requestClaimed(owner, { brief, preset });
      await runAttempt(home, key, { lanes: new Set(LANES), stop: new AbortController().signal });
      const view = await getGeneration(owner, key.generationId);
      // Named by nobody: the engine that draws drafts was chosen.
      expect(view.engine).toBe('tiny-draft');
      const [item] = view.items;
      expect(item).toMatchObject({ verdict: 'hold', delivered: false });
      // Random weights draw no brand's colours, and no classifier is configured: what holds a finished picture holds a draft.
      const codes = item?.reasons.map(({ code }) => code);
      for (const code of ['brand_colours', 'similarity_inconclusive', 'image_moderation_not_configured'])
        expect(codes).toContain(code);
      const ended = (status: string) => view.steps.filter((step) => step.status === status).map(({ step }) => step);
      expect(ended('finished')).toContain('safeguards:creative');
      expect(ended('waiting')).toEqual(['provenance', 'delivery']);
      await expect(getAsset(owner, item?.assetId ?? '')).rejects.toMatchObject({ code: 'not_found' });
      expect(await balance(owner)).toEqual({ available: 0n, held: 0n });
    } finally {
      await home.close();
    }
  }, 300_000);
});
