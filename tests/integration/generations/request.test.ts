import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../lib/accounts/index';
import { balance } from '../../../lib/billing/index';
import { createPresetVersion } from '../../../lib/brands/index';
import {
  cancelGeneration,
  claimGeneration,
  failRun,
  getGeneration,
  listGenerations,
  preflight,
  recordsFor,
  registerModel,
  requestGeneration,
  storeInput,
  sweepGenerations,
  watchGeneration,
} from '../../../lib/generations/index';
import { useDatabase } from '../../setup/database';
import { aBrand, aModel, anOrganisation, BRIEF, MODEL } from '../arrange';

describe('requesting a generation', () => {
  const database = useDatabase();
  let owner: Actor;
  let preset = '';
  const codeOf = (request: Promise<unknown>) =>
    request.then(
      () => 'accepted',
      (error: { code?: string }) => error.code,
    );

  beforeAll(async () => {
    await aModel();
    ({ owner } = await anOrganisation('request', 1_000n));
    preset = await aBrand(owner);
  });

  it('holds credits once when the same key is retried, and refuses the key for another brief', async () => {
    const before = await balance(owner);
    const request = { brief: BRIEF, preset, idempotencyKey: 'key 1' };
    const answers = await Promise.all(Array.from({ length: 5 }, () => requestGeneration(owner, request)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect((await balance(owner)).available).toBe(before.available - 2n);
    const other = { ...request, brief: { ...BRIEF, seed: 8 } };
    expect(await codeOf(requestGeneration(owner, other))).toBe('conflict');
  });

  it('refuses a draft of an engine that draws none, and a draft that asks for what has no effect in one', async () => {
    const before = await balance(owner);
    const ask = (more: object) =>
      codeOf(requestGeneration(owner, { brief: { ...BRIEF, draft: true, ...more }, preset }));
    expect(await ask({})).toBe('draft_not_available');
    for (const more of [{ steps: 8 }, { guidance: 2 }, { negativePrompt: 'blue' }, { count: 3 }])
      expect(await ask(more), JSON.stringify(more)).toBe('invalid_brief');
    expect(await balance(owner)).toEqual(before);
  });

  it('freezes seed, layout and preset, and allots one item per index and placement', async () => {
    const { id } = await requestGeneration(owner, {
      brief: { ...BRIEF, seed: undefined, count: 2 },
      preset: 'tallhamn',
    });
    const view = await getGeneration(owner, id);
    expect(view.items.map(({ index, placement }) => `${index} ${placement}`)).toEqual([
      '0 instagram-post',
      '0 linkedin-post',
      '1 instagram-post',
      '1 linkedin-post',
    ]);
    expect(view.brief.seed).toBe(view.seed);
    expect(view.brief.layout).toBeTruthy();
    expect(view.preset).toMatchObject({ id: preset, version: 1 });
    expect(view.steps.map(({ status }) => status)).toEqual(Array(7).fill('waiting'));
  });

  it.each([
    ['invalid_brief', { ...BRIEF, prompt: '' }],
    ['invalid_brief', { ...BRIEF, placements: ['billboard'] }],
    ['invalid_brief', { ...BRIEF, count: 1e9 }],
    ['invalid_brief', 'not a brief'],
    ['invalid_brief', { ...BRIEF, product: { sha256: 'ab'.repeat(32), mediaType: 'image/png' } }],
    ['unknown_engine', { ...BRIEF, engine: 'midnight' }],
    ['cannot_draw', { ...BRIEF, prompt: 'a cat' }],
    ['copy_does_not_fit', { ...BRIEF, placements: ['leaderboard'], copy: { headline: 'W'.repeat(120) } }],
  ])('answers %s before anything is charged', async (code, brief) => {
    const before = await balance(owner);
    expect(await codeOf(requestGeneration(owner, { brief, preset }))).toBe(code);
    expect(await balance(owner)).toEqual(before);
  });

  it('is refused to who may not, and for a brand of another organisation', async () => {
    const { owner: stranger, join } = await anOrganisation('others', 5n);
    expect(await codeOf(requestGeneration(stranger, { brief: BRIEF, preset }))).toBe('not_found');
    expect(await codeOf(requestGeneration(await join('viewer'), { brief: BRIEF, preset }))).toBe('forbidden');
  });

  it('stores what policy will block, so that there is a record, and draws a cat only when told to go on anyway', async () => {
    const blocked = { ...BRIEF, prompt: 'a cat', copy: { headline: 'Cures diabetes in seven days' } };
    expect(await codeOf(requestGeneration(owner, { brief: blocked, preset }))).toBe('accepted');
    expect(await codeOf(requestGeneration(owner, { brief: { ...BRIEF, prompt: 'a cat', anyway: true }, preset }))).toBe(
      'accepted',
    );
  });

  it('puts at most four of an organisation on the queue, and the next when one is over', async () => {
    const { owner: busy } = await anOrganisation('busy', 100n);
    const brand = await aBrand(busy);
    const made = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((seed) => requestGeneration(busy, { brief: { ...BRIEF, seed }, preset: brand })),
    );
    const statuses = async () => {
      const { generations } = await listGenerations(busy);
      return generations.map(({ status }) => status).sort();
    };
    expect(await statuses()).toEqual(['queued', 'queued', 'queued', 'queued', 'requested', 'requested']);
    const queued = (await listGenerations(busy)).generations.find(({ status }) => status === 'queued');
    const key = await claimGeneration(queued?.id ?? '', 0, 0);
    await failRun(key ?? expect.fail('not claimed'), new Error('broken'));
    expect(await statuses()).toEqual(['failed', 'queued', 'queued', 'queued', 'queued', 'requested']);
    expect(made).toHaveLength(6);
    expect((await balance(busy)).held).toBe(10n);
  });

  it('is paged without losing or repeating rows', async () => {
    const all = (await listGenerations(owner, { limit: 100 })).generations.map(({ id }) => id);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listGenerations(owner, { limit: 2, cursor });
      paged.push(...page.generations.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(paged).toEqual(all);
    expect(await codeOf(listGenerations(owner, { cursor: 'nonsense' }))).toBe('invalid_argument');
  });

  it('can be cancelled while it waits, with everything released, and not when it is over', async () => {
    const before = await balance(owner);
    const { id } = await requestGeneration(owner, { brief: BRIEF, preset });
    await cancelGeneration(owner, id);
    expect(await balance(owner)).toEqual(before);
    expect((await getGeneration(owner, id)).status).toBe('cancelled');
    await cancelGeneration(owner, id);
    expect(await claimGeneration(id, 0, 0)).toBeNull();
  });

  it('is watched: every change that can be seen, until it is over', async () => {
    const { owner: watcher } = await anOrganisation('watched', 10n);
    const { id } = await requestGeneration(watcher, { brief: BRIEF, preset: await aBrand(watcher) });
    const seen: string[] = [];
    const watching = (async () => {
      for await (const view of watchGeneration(watcher, id, AbortSignal.timeout(10_000))) seen.push(view.status);
    })();
    const key = (await claimGeneration(id, 0, 0)) ?? expect.fail('not claimed');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await recordsFor(id, watcher.organisationId, key.attempt).settle('cancelled');
    await watching;
    expect(seen.at(0)).toMatch(/queued|running/);
    expect(seen.at(-1)).toBe('cancelled');
  });

  it('is swept up when its job was lost or its worker fell silent', async () => {
    const { owner: lost } = await anOrganisation('lost', 10n);
    const { id } = await requestGeneration(lost, { brief: BRIEF, preset: await aBrand(lost) });
    await database.sql(`DELETE FROM bullmq.job WHERE data::text LIKE '%' || $1 || '%'`, [id]).catch(() => []);
    const key = (await claimGeneration(id, 0, 0)) ?? expect.fail('not claimed');
    expect(await sweepGenerations(60)).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await sweepGenerations(0)).toBeGreaterThan(0);
    expect(await claimGeneration(id, 0, 1)).toBeNull();
    const next = await claimGeneration(id, key.attempt + 1, 0);
    expect(next?.attempt).toBe(key.attempt + 2);
    await expect(recordsFor(id, lost.organisationId, key.attempt).started('policy')).rejects.toMatchObject({
      code: 'stale_attempt',
    });
  });
});

describe('preflight', () => {
  useDatabase();
  let owner: Actor;
  let preset = '';
  beforeAll(async () => {
    await aModel();
    ({ owner } = await anOrganisation('preflight', 10n));
    preset = await aBrand(owner);
  });

  it('says price, verdict and scene without storing or charging anything', async () => {
    const answer = await preflight(owner, { brief: BRIEF, preset });
    expect(answer).toMatchObject({ price: 2n, available: 10n, verdict: 'pass', problems: [], cannotDraw: null });
    expect(answer.findings.length).toBeGreaterThan(0);
    expect((await listGenerations(owner)).generations).toEqual([]);
  });

  it('says what would pass when policy objects', async () => {
    const brief = { ...BRIEF, copy: { headline: 'Cures diabetes in seven days' } };
    const { verdict, findings } = await preflight(owner, { brief, preset });
    expect(verdict).toBe('block');
    const [finding] = findings.filter(({ triggered }) => triggered);
    expect(finding?.passing[0]).toMatch(/\w+/);
    expect(finding?.words).not.toBe(finding?.code);
  });

  it('names the subject that cannot be drawn and scenes that can', async () => {
    const { cannotDraw } = await preflight(owner, { brief: { ...BRIEF, prompt: 'a cat' }, preset });
    expect(cannotDraw?.subject).toContain('cat');
    expect(cannotDraw?.suggestions).toContain('a soft gradient');
  });

  it.each([
    [null],
    ['text'],
    [{}],
    [{ prompt: 7 }],
    [[]],
    [{ ...BRIEF, count: 'abc' }],
    [{ ...BRIEF, engine: 'nobody' }],
  ])('answers problems and never throws for %j', async (brief) => {
    const { problems } = await preflight(owner, { brief, preset });
    expect(problems.length).toBeGreaterThan(0);
  });

  it('answers an unknown brand as a problem', async () => {
    const { problems } = await preflight(owner, { brief: BRIEF, preset: 'nobody' });
    expect(problems).toContainEqual({ path: 'preset', message: 'is not one of your brand presets' });
  });
});

describe('the engine of a brief', () => {
  useDatabase();
  const ENCODER = { path: 'vae_encoder/model.onnx', bytes: 1, sha256: 'cd'.repeat(32) };
  const [, gradients] = MODEL.families;
  const SCENES = {
    ...MODEL,
    name: 'scenes',
    kind: 'scenes',
    lane: 'cpu' as const,
    digitalSourceType: 'algorithmicMedia' as const,
    words: [...MODEL.words, 'terrazzo'],
    families: [
      { ...gradients, tiles: false },
      { ...gradients, id: 'geometric', subjects: ['terrazzo'], example_prompt: 'terrazzo', tiles: true },
    ],
  };
  let owner: Actor;
  let picture: { sha256: string; mediaType: string };
  const drawnBy = async (brief: object, preset = 'tallhamn') => {
    const { engine } = await preflight(owner, { brief, preset });
    const view = await getGeneration(owner, (await requestGeneration(owner, { brief, preset })).id);
    // What was said before anything was spent is what is frozen.
    expect([view.engine, view.brief.engine]).toEqual([engine, engine]);
    return { engine, free: view.brief.engineFree ?? false };
  };

  beforeAll(async () => {
    await registerModel(SCENES);
    await registerModel({ ...MODEL, files: [ENCODER] });
    ({ owner } = await anOrganisation('engines', 1_000n));
    await aBrand(owner);
    picture = await storeInput(owner, await readFile('examples/products/coffee-tin.png'), 'coffee-tin.png');
  });

  it('is scenes where nobody names one, and the record says that nobody did', async () => {
    expect(await drawnBy(BRIEF)).toEqual({ engine: 'scenes', free: true });
  });

  it('is the one that is asked for', async () => {
    expect(await drawnBy({ ...BRIEF, engine: 'house' })).toEqual({ engine: 'house', free: false });
  });

  it('is one that can begin from a picture where one is brought', async () => {
    expect(await drawnBy({ ...BRIEF, initial: picture })).toEqual({ engine: 'house', free: true });
    const { problems } = await preflight(owner, {
      brief: { ...BRIEF, engine: 'scenes', initial: picture },
      preset: 'tallhamn',
    });
    expect(problems).toMatchObject([{ path: 'engine' }]);
  });

  it('is one that can tile the scene where a tile is asked', async () => {
    expect(await drawnBy({ ...BRIEF, tile: true })).toEqual({ engine: 'house', free: true });
    expect(await drawnBy({ ...BRIEF, prompt: 'terrazzo', tile: true })).toEqual({ engine: 'scenes', free: true });
    const refused = requestGeneration(owner, { brief: { ...BRIEF, engine: 'scenes', tile: true }, preset: 'tallhamn' });
    await expect(refused).rejects.toMatchObject({ code: 'invalid_brief' });
  });

  it('is the brand’s where the brand fixes one, whatever could be chosen; another one is refused', async () => {
    const brand: Record<string, unknown> = JSON.parse(await readFile('examples/brands/tallhamn.json', 'utf8'));
    const { presetId } = await createPresetVersion(owner, {
      ...brand,
      slug: 'fixed',
      name: 'Fixed',
      locked: { engine: 'house' },
    });
    expect(await drawnBy(BRIEF, presetId)).toEqual({ engine: 'house', free: false });
    const refused = requestGeneration(owner, { brief: { ...BRIEF, engine: 'scenes' }, preset: presetId });
    await expect(refused).rejects.toMatchObject({ code: 'locked_by_brand' });
  });

  it('answers cannot_draw for either engine', async () => {
    for (const engine of [undefined, 'scenes', 'house']) {
      const request = requestGeneration(owner, { brief: { ...BRIEF, prompt: 'a cat', engine }, preset: 'tallhamn' });
      await expect(request, engine).rejects.toMatchObject({
        code: 'cannot_draw',
        params: { engine: engine ?? 'scenes' },
      });
    }
  });
});
