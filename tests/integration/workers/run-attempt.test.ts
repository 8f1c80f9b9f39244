import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../lib/accounts/index';
import { balance } from '../../../lib/billing/index';
import { ColophonError } from '../../../lib/errors/index';
import {
  claimGeneration,
  getGeneration,
  type RunKey,
  recordsFor,
  requestClaimed,
  requestGeneration,
} from '../../../lib/generations/index';
import { LANES } from '../../../lib/pipeline/pipeline';
import type { Ports } from '../../../lib/pipeline/stage';
import type { Home } from '../../../workers/home';
import { runAttempt, runJob } from '../../../workers/tasks/run-generation';
import { useDatabase } from '../../setup/database';
import { aBrand, aModel, anOrganisation, BRIEF } from '../arrange';

const never = new AbortController().signal;
const both = new Set(LANES);

/** Ports of which policy, the first step, uses one: the registry, which answers as it is told. */
function homeWhere(names: () => Promise<never>): Home {
  return {
    keys: expect.anything() as never,
    portsFor: (_key, signal) =>
      ({ signal, works: { names, count: async () => ({}), nearest: async () => [] } }) as unknown as Ports,
    close: async () => {},
  };
}

describe('an attempt that breaks', () => {
  useDatabase();
  let owner: Actor;
  let preset = '';
  beforeAll(async () => {
    await aModel();
    ({ owner } = await anOrganisation('attempts', 100n));
    preset = await aBrand(owner);
  });
  const broken = homeWhere(() => Promise.reject(new Error('the registry is away')));

  it('is tried three times with growing waits, then fails with its credits released and its error kept', async () => {
    const before = await balance(owner);
    let key: RunKey | null = await requestClaimed(owner, { brief: BRIEF, preset });
    const { generationId } = key;
    const answers: unknown[] = [];
    for (let attempt = 1; key && attempt <= 3; attempt++) {
      answers.push(await runJob(broken, key, { lanes: both, stop: never }));
      key = await claimGeneration(generationId, attempt, 0);
    }
    expect(answers).toEqual([
      { state: 'retry', delayMs: 1000 },
      { state: 'retry', delayMs: 4000 },
      { state: 'failed' },
    ]);
    expect(key).toBeNull();
    expect(await getGeneration(owner, generationId)).toMatchObject({
      status: 'failed',
      error: { message: 'the registry is away' },
    });
    expect(await balance(owner)).toEqual(before);
  });

  it('is not tried again when its class says that it cannot help', async () => {
    const hopeless = homeWhere(() => Promise.reject(new ColophonError('model_corrupt', { file: 'x' })));
    const key = await requestClaimed(owner, { brief: BRIEF, preset });
    expect(await runAttempt(hopeless, key, { lanes: both, stop: never })).toEqual({ state: 'failed' });
  });

  it('ends for good when one step has taken four workers down', async () => {
    const { id } = await requestGeneration(owner, { brief: BRIEF, preset });
    for (let attempt = 0; attempt < 4; attempt++) {
      const key = (await claimGeneration(id, 0, attempt)) ?? expect.fail('not claimed');
      await recordsFor(id, owner.organisationId, key.attempt).started('policy');
    }
    const key = (await claimGeneration(id, 0, 4)) ?? expect.fail('not claimed');
    expect(await runAttempt(broken, key, { lanes: both, stop: never })).toEqual({ state: 'failed' });
    expect((await getGeneration(owner, id)).error?.message).toContain('4 workers');
  });

  it('lets go without a trace when another worker has taken over', async () => {
    const { id } = await requestGeneration(owner, { brief: BRIEF, preset });
    const old = (await claimGeneration(id, 0, 0)) ?? expect.fail('not claimed');
    const current = (await claimGeneration(id, 0, 1)) ?? expect.fail('not claimed');
    expect(await runAttempt(broken, old, { lanes: both, stop: never })).toEqual({ state: 'lost' });
    const view = await getGeneration(owner, id);
    expect(view).toMatchObject({ status: 'running', error: null });
    expect(current.attempt).toBe(old.attempt + 1);
  });

  it('goes back to the queue when its worker is told to end', async () => {
    const key = await requestClaimed(owner, { brief: BRIEF, preset });
    const stop = AbortSignal.abort();
    expect(await runJob(broken, key, { lanes: both, stop })).toEqual({ state: 'stopped' });
    expect((await getGeneration(owner, key.generationId)).status).toBe('queued');
  });
});
