/** People around a review desk, and runs that ended held or blocked, written as a worker writes them. */
import { expect } from 'vitest';
import type { Actor } from '../../../lib/accounts/index';
import { forgetEnvironment } from '../../../lib/env/index';
import { claimGeneration, recordsFor, requestGeneration } from '../../../lib/generations/index';
import type { Finding } from '../../../lib/pipeline/finding';
import { listCases } from '../../../lib/reviews/index';
import { aBrand, aModel, anOrganisation, BRIEF } from '../arrange';

export const SIMILAR: Finding = {
  rule: 'safeguards/similarity',
  version: 1,
  status: 'checked',
  triggered: true,
  score: 12,
  threshold: 31,
  items: [{ index: 0, placement: 'instagram-post' }],
  code: 'similarity_match',
  params: { works: 1, subject: 'creative' },
};
export const BROKEN: Finding = {
  ...SIMILAR,
  rule: 'safeguards/quality',
  score: 1,
  threshold: 0.5,
  code: 'quality_blank',
  items: [{ index: 0, placement: 'linkedin-post' }],
};
export const CURE: Finding = {
  ...SIMILAR,
  rule: 'policy/health-cure',
  version: 3,
  score: 1,
  threshold: 1,
  items: [],
  code: 'policy_health_cure',
  params: { phrase: 'cure', field: 'headline' },
};

export interface Desk {
  owner: Actor;
  reviewer: Actor;
  /** Another reviewer. */
  second: Actor;
  editor: Actor;
  /** Of another organisation. */
  stranger: Actor;
  /** One item held at the creative (instagram-post), the other blocked there (linkedin-post). */
  heldRun(seed: number, by?: Actor): Promise<{ id: string; caseId: string; held: string; blocked: string }>;
  /** Every item blocked by policy, before anything was drawn. */
  blockedBrief(seed: number, by?: Actor, finding?: Finding): Promise<{ id: string; items: string[] }>;
}

export async function openDesk(slug: string, credits = 200n): Promise<Desk> {
  // Nobody works here: a run that a decision put back on the queue stays there, and must not keep the next one waiting.
  process.env.GENERATIONS_PER_ORGANISATION = '1000';
  forgetEnvironment();
  await aModel();
  const { owner, join } = await anOrganisation(slug, credits);
  const [reviewer, second, editor] = [await join('reviewer'), await join('reviewer'), await join('editor')];
  const { owner: stranger } = await anOrganisation(`${slug}-strangers`);
  const preset = await aBrand(owner);

  async function begun(seed: number, by: Actor) {
    const { id } = await requestGeneration(by, { brief: { ...BRIEF, seed }, preset });
    const key = (await claimGeneration(id, 0, 0)) ?? expect.fail('not claimed');
    const records = recordsFor(id, by.organisationId, key.attempt);
    return { id, records, run: (await records.load()).run };
  }

  return {
    ...{ owner, reviewer, second, editor, stranger },
    async heldRun(seed, by = editor) {
      const { id, records, run } = await begun(seed, by);
      const [held, blocked] = run.items;
      await records.started('composition');
      const creatives = run.items.map(({ index, placement }, at) => ({
        index,
        placement,
        blob: (at ? 'cd' : 'ab').repeat(32),
      }));
      await records.finished('composition', { output: { creatives }, findings: [SIMILAR, BROKEN], milliseconds: 5 });
      await records.verdicts([
        { itemId: held?.id ?? '', verdict: 'hold', reasons: [SIMILAR] },
        { itemId: blocked?.id ?? '', verdict: 'block', reasons: [BROKEN] },
      ]);
      await records.settle('settled');
      const { cases } = await listCases(owner, { limit: 100 });
      const open = cases.find((entry) => entry.generationId === id);
      return {
        id,
        caseId: open?.id ?? expect.fail('no case was opened'),
        held: held?.id ?? '',
        blocked: blocked?.id ?? '',
      };
    },
    async blockedBrief(seed, by = editor, finding = CURE) {
      const { id, records, run } = await begun(seed, by);
      await records.started('policy');
      await records.finished('policy', {
        output: { normalisedPrompt: '', rulesVersion: '1' },
        findings: [finding],
        milliseconds: 1,
      });
      await records.verdicts(
        run.items.map((item) => ({ itemId: item.id, verdict: 'block' as const, reasons: [finding] })),
      );
      await records.settle('settled');
      return { id, items: run.items.map((item) => item.id) };
    },
  };
}
