/** Appeals through the real pipeline with the house model: the same pixels, signed once, sold once, and said in the manifest. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../lib/accounts/index';
import { balance } from '../../../lib/billing/index';
import { claimQueued, getGeneration, readAsset, readReport, requestClaimed } from '../../../lib/generations/index';
import { readCredentials, verifyReport } from '../../../lib/pipeline/provenance/index';
import { decideCase, fileAppeal, listCases } from '../../../lib/reviews/index';
import { importBrandMarks } from '../../../lib/rights/index';
import { type Home, openHome } from '../../../workers/home';
import { runAttempt } from '../../../workers/tasks/run-generation';
import { useDatabase } from '../../setup/database';
import { aBrand, anOrganisation } from '../arrange';

const statement = 'It is the name of our card game; nothing is cured.';
const LANES = new Set(['gpu', 'cpu'] as const);

describe('an overturned appeal', { timeout: 600_000 }, () => {
  const database = useDatabase();
  let home: Home;
  let preset = '';
  let [owner, first, second, editor]: Actor[] = [];

  beforeAll(async () => {
    home = await openHome();
    await importBrandMarks(20);
    const organisation = await anOrganisation('overturned', 20n);
    owner = organisation.owner;
    [first, second, editor] = [
      await organisation.join('reviewer'),
      await organisation.join('reviewer'),
      await organisation.join('editor'),
    ];
    preset = await aBrand(owner);
    return () => home.close();
  }, 600_000);

  const brief = (headline: string) => ({
    prompt: 'layered paper waves in soft morning light',
    copy: { headline },
    placements: ['leaderboard'],
    seed: 11,
    steps: 2,
  });
  const work = (key: Parameters<typeof runAttempt>[1]) =>
    runAttempt(home, key, { lanes: LANES, stop: new AbortController().signal });
  const who = (actor: Actor | undefined): Actor => actor ?? expect.fail('nobody');

  async function run(headline: string): Promise<string> {
    const key = await requestClaimed(who(editor), { brief: brief(headline), preset });
    expect(await work(key)).toEqual({ state: 'settled' });
    return key.generationId;
  }
  async function goOn(id: string): Promise<void> {
    const key = (await claimQueued(id)) ?? expect.fail('nothing to go on with');
    expect(await work(key)).toEqual({ state: 'settled' });
  }
  const itemOf = async (id: string) => (await getGeneration(who(editor), id)).items[0] ?? expect.fail('no item');
  const openCase = async (id: string) =>
    (await listCases(who(owner))).cases.find(({ generationId }) => generationId === id);
  const ledger = async (itemId: string) =>
    (
      await database.sql<{ kind: string }>(
        'SELECT kind::text AS kind FROM ledger_entry WHERE item_id = $1 ORDER BY round, id',
        [itemId],
      )
    ).map(({ kind }) => kind);
  async function delivered(id: string) {
    const { assetId } = await itemOf(id);
    const { bytes, mediaType } = await readAsset(who(editor), assetId);
    const report = verifyReport((await readReport(who(editor), assetId)).bytes).document ?? expect.fail('no report');
    return { report, manifest: (await readCredentials(bytes, mediaType)).manifest };
  }

  it('of a rejected picture releases the very pixels that were held', async () => {
    const before = await balance(who(owner));
    // A word the brand avoids: the check asks a person, after everything was drawn and looked at.
    const id = await run('Cheap slow mornings');
    const item = await itemOf(id);
    expect(item.verdict).toBe('hold');
    const held = (await openCase(id)) ?? expect.fail('no case');
    await decideCase(who(first), held.id, { decision: 'reject', reason: 'Not how this brand speaks.' });
    expect(await balance(who(owner))).toEqual(before);

    const filed = await fileAppeal(who(editor), { generationId: id, itemId: item.id, statement });
    await expect(decideCase(who(first), filed.caseId, { decision: 'approve', reason: 'no' })).rejects.toThrow();
    await decideCase(who(second), filed.caseId, { decision: 'approve', reason: 'It is meant in jest.' });
    await goOn(id);

    const { report, manifest } = await delivered(id);
    expect(report.made.creative.sha256, 'the same pixels').toBe(held.creativeSha256);
    expect(report.decisions.map(({ kind, decision }) => `${kind} ${decision}`)).toEqual([
      'review reject',
      'appeal approve',
    ]);
    expect([report.oversight, manifest?.model?.oversight]).toEqual(['human_validated', 'human_validated']);
    expect(await ledger(item.id)).toEqual(['hold', 'release', 'hold', 'capture']);
    expect(await balance(who(owner))).toEqual({ available: before.available - 1n, held: before.held });
    const drawn = await database.sql(
      `SELECT 1 FROM step_record WHERE generation_id = $1 AND step = 'generation' AND status = 'finished'`,
      [id],
    );
    const signed = await database.sql(
      `SELECT 1 FROM step_record WHERE generation_id = $1 AND step = 'provenance' AND status = 'finished'`,
      [id],
    );
    expect([drawn.length, signed.length], 'drawn once, signed once').toEqual([1, 1]);
  });

  it('of a stopped brief lets it run once; nobody validated the picture, and the manifest says so', async () => {
    const before = await balance(who(owner));
    const id = await run('Cures diabetes in seven days');
    const item = await itemOf(id);
    expect([item.verdict, item.credit]).toEqual(['block', 'released']);
    const filed = await fileAppeal(who(editor), { generationId: id, statement });
    await decideCase(who(first), filed.caseId, { decision: 'approve', reason: 'It is the name of a game.' });
    await goOn(id);
    // Another rule may still ask a person; then it was seen, and the manifest says that instead.
    const held = await openCase(id);
    if (held) {
      await decideCase(who(second), held.id, { decision: 'approve', reason: 'I saw the picture.' });
      await goOn(id);
    }
    const { report, manifest } = await delivered(id);
    expect(report.decisions[0]).toMatchObject({
      kind: 'appeal',
      subject: 'brief',
      rules: [{ rule: 'policy/health-cure' }],
    });
    expect(manifest?.model?.oversight).toBe(held ? 'human_validated' : 'prompt_guided');
    expect(report.oversight).toBe(manifest?.model?.oversight);
    expect(await ledger(item.id)).toEqual(['hold', 'release', 'hold', 'capture']);
    expect(await balance(who(owner))).toEqual({ available: before.available - 1n, held: before.held });
    const again = await run('Cures diabetes in seven days');
    expect((await itemOf(again)).verdict, 'the exception was for that brief alone').toBe('block');
  });
});
