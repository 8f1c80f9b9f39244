import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../lib/accounts/index';
import { getPreset } from '../../../lib/brands/index';
import { forOrganisation } from '../../../lib/db/index';
import { preflight, requestClaimed } from '../../../lib/generations/index';
import { newId } from '../../../lib/ids/index';
import { checkTexts, policyStage } from '../../../lib/pipeline/policy/index';
import type { Ports, RunFacts } from '../../../lib/pipeline/stage';
import {
  getPolicy,
  getReplay,
  listVersions,
  policyInForce,
  publishDraft,
  replayDraft,
  restoreVersion,
  saveDraft,
} from '../../../lib/policies/index';
import { blobsOf } from '../../../lib/storage/index';
import { useDatabase } from '../../setup/database';
import { aBrand, aModel, anOrganisation, BRIEF } from '../arrange';

const STRICT = { terms: [{ text: 'gradient', effect: 'block' as const }] };
const LOOSE = { thresholds: { weapons: { review: 1.01, block: 1.01 } } };
const codeOf = (request: Promise<unknown>) =>
  request.then(
    () => 'accepted',
    (error: { code?: string }) => error.code,
  );

describe('an organisation publishes its policy', () => {
  const database = useDatabase();
  let owner: Actor;
  let editor: Actor;
  let stranger: Actor;
  let preset = '';

  /** A past decision: a brief, and what the policy of its day found. */
  async function decided(prompt: string): Promise<void> {
    const { generationId } = await requestClaimed(owner, { brief: { ...BRIEF, prompt, anyway: true }, preset });
    const { snapshot } = await getPreset(owner, preset);
    const findings = checkTexts({ prompt, copy: BRIEF.copy }, snapshot, []);
    await forOrganisation(owner.organisationId, (tx) =>
      tx.stepRecord.create({
        data: {
          id: newId('step'),
          organisationId: owner.organisationId,
          generationId,
          step: 'policy',
          attempt: 1,
          status: 'finished',
          output: {},
          findings: JSON.parse(JSON.stringify(findings)),
        },
      }),
    );
  }

  beforeAll(async () => {
    await aModel();
    const made = await anOrganisation('policies', 1_000n);
    owner = made.owner;
    editor = await made.join('editor');
    stranger = (await anOrganisation('strangers')).owner;
    preset = await aBrand(owner);
    for (const prompt of ['a soft gradient', 'a soft gradient in blue', 'a rifle on a table', 'nude woman on a podium'])
      await decided(prompt);
  });

  it('only managers may', async () => {
    for (const attempt of [
      getPolicy(editor),
      saveDraft(editor, STRICT),
      replayDraft(editor),
      publishDraft(editor, 'because'),
    ])
      expect(await codeOf(attempt)).toBe('forbidden');
  });

  it('refuses a draft that loosens what nobody may loosen, in one sentence', async () => {
    const sexual = { thresholds: { sexual: { review: 1.01, block: 1.01 } } };
    await expect(saveDraft(owner, sexual)).rejects.toThrow(/thresholds\.sexual.*loosens the rule “sexual” further/);
    expect(await codeOf(saveDraft(owner, { thresholds: { nothing: { review: 1, block: 1 } } }))).toBe(
      'invalid_argument',
    );
    expect(await codeOf(saveDraft(owner, { surprise: true }))).toBe('invalid_argument');
  });

  it('replays a draft over past decisions before it is in force, with the briefs behind the numbers', async () => {
    await saveDraft(owner, { ...STRICT, ...LOOSE });
    const { id } = await replayDraft(owner);
    const view = await getReplay(owner, id);
    expect(view).toMatchObject({ status: 'finished', total: 4, done: 4 });
    expect(view.counts).toMatchObject({
      total: 4,
      newlyBlocked: 2,
      released: 1,
      newlyHeld: 0,
      softened: 0,
      unchanged: 1,
    });
    expect(view.changes.filter(({ kind }) => kind === 'released').map(({ prompt }) => prompt)).toEqual([
      'a rifle on a table',
    ]);
    expect(
      view.changes.filter(({ kind }) => kind === 'newlyBlocked').every(({ rules }) => rules.includes('own-term')),
    ).toBe(true);
    expect((await policyInForce(owner.organisationId)).version).toBe(0);
    expect(await codeOf(getReplay(stranger, id))).toBe('not_found');
  });

  it('publishes immutable versions, keeps what the replay said, and binds briefs from then on', async () => {
    expect((await preflight(owner, { brief: BRIEF, preset })).verdict).toBe('pass');
    expect(await publishDraft(owner, 'No gradients this season')).toEqual({ version: 1 });
    const answer = await preflight(owner, { brief: BRIEF, preset });
    expect(answer.verdict).toBe('block');
    expect(answer.rewordings[0]?.to).not.toContain('gradient');
    const { versions } = await listVersions(owner);
    expect(versions[0]?.replay).toMatchObject({ newlyBlocked: 2, released: 1 });
    await expect(database.sql(`UPDATE policy_version SET note = 'x'`)).rejects.toThrow(/never change/);
    expect(await codeOf(publishDraft(owner, 'again'))).toBe('not_found');
    expect((await policyInForce(stranger.organisationId)).version).toBe(0);
  });

  it('rolls back by a new version, and the history keeps all', async () => {
    expect(await restoreVersion(owner, 0, 'Back to the installation’s own')).toEqual({ version: 2 });
    expect((await preflight(owner, { brief: BRIEF, preset })).verdict).toBe('pass');
    await restoreVersion(owner, 1, 'And again');
    const { versions } = await listVersions(owner);
    expect(versions.map(({ version, restoredFrom }) => [version, restoredFrom])).toEqual([
      [3, 1],
      [2, 0],
      [1, null],
    ]);
    expect(await codeOf(restoreVersion(owner, 9, 'There is none'))).toBe('not_found');
  });

  it('every run records which version decided', async () => {
    const run = {
      brief: { ...BRIEF, seed: 1 },
      preset: (await getPreset(owner, preset)).snapshot,
    } as unknown as RunFacts;
    const ports = {
      blobs: blobsOf(owner.organisationId),
      works: { names: async () => [], count: async () => ({}), nearest: async () => [] },
      policy: () => policyInForce(owner.organisationId),
    } as unknown as Ports;
    const { output, findings } = await policyStage.run(
      { run, items: [], earlier: {}, findings: [], decisions: [] },
      ports,
    );
    expect(output.policy?.version).toBe(3);
    expect(findings?.find(({ triggered }) => triggered)?.params.policyVersion).toBe(3);
  });

  it('large replays go on behind the answer and finish', async () => {
    const { organisationId } = owner;
    const row = await forOrganisation(organisationId, (tx) =>
      tx.stepRecord.findFirstOrThrow({ where: { step: 'policy' }, orderBy: { at: 'asc' } }),
    );
    const { generationId, step, status } = row;
    const findings = JSON.parse(JSON.stringify(row.findings));
    const copies = Array.from({ length: 101 }, (_, at) => ({
      id: newId('step'),
      organisationId,
      generationId,
      step,
      status,
      attempt: at + 2,
      output: {},
      findings,
    }));
    await forOrganisation(organisationId, (tx) => tx.stepRecord.createMany({ data: copies }));
    await saveDraft(owner, STRICT);
    const { id } = await replayDraft(owner);
    const first = await getReplay(owner, id);
    expect(first.total).toBe(105);
    const again = await replayDraft(owner);
    for (let tries = 0; tries < 100 && (await getReplay(owner, again.id)).status === 'running'; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await getReplay(owner, id)).counts?.newlyBlocked).toBe(103);
  }, 600_000);
});
