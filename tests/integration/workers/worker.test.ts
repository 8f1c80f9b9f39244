import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../lib/accounts/index';
import { balance } from '../../../lib/billing/index';
import { cancelGeneration, getGeneration, requestGeneration } from '../../../lib/generations/index';
import { useDatabase } from '../../setup/database';
import { type Arranged, arrange, smallBrief } from '../kill/arrange';
import { type Watcher, watchSteps } from '../kill/watch-steps';
import { startWorker, type WorkerProcess } from '../kill/worker-process';

describe('workers', () => {
  const database = useDatabase();
  const workers: WorkerProcess[] = [];
  let arranged: Arranged;
  let editor: Actor;

  const start = async (lanes: string) => {
    const worker = await startWorker({ appUrl: database.appUrl, dataDir: database.dataDir, lanes });
    workers.push(worker);
    return worker;
  };
  const request = async (seed: number, more: object = {}) => {
    const { id } = await requestGeneration(editor, {
      brief: { ...smallBrief(seed), ...more },
      preset: arranged.presetId,
    });
    return { id, watcher: await watchSteps(database.superuserUrl, id) };
  };
  const started = (watcher: Watcher, step: string) =>
    watcher.until((steps) => steps.find((line) => line.step === step && line.status === 'started'));

  beforeAll(async () => {
    await start('cpu');
    await start('gpu');
    arranged = await arrange('workers');
    editor = arranged.editor;
  });
  afterAll(async () => {
    for (const worker of workers) await worker.kill();
  });

  it('of different lanes hand a generation over and back', async () => {
    const { watcher } = await request(1);
    await watcher.until((_steps, { status }) => status === 'settled');
    const attempts = (await watcher.steps())
      .filter((line) => line.status === 'finished')
      .map(({ step, attempt }) => `${attempt} ${step}`);
    expect(attempts.slice(0, 3)).toEqual(['1 policy', '2 generation', '3 safeguards:artwork']);
    await watcher.end();
  });

  it('stop within a second of a cancel, and give every credit back', async () => {
    const before = await balance(editor);
    // Ten pictures, so that the drawing is still going on, however fast the machine.
    const { id, watcher } = await request(2, { steps: 50, count: 10 });
    await started(watcher, 'generation');
    await new Promise((resolve) => setTimeout(resolve, 500));
    const asked = performance.now();
    await cancelGeneration(editor, id);
    await watcher.until((_steps, { status }) => status === 'cancelled');
    const seconds = (performance.now() - asked) / 1000;
    process.stdout.write(`a cancel took ${seconds.toFixed(2)} s\n`);
    // One denoiser step more than the promised second, on a machine that does other things too.
    expect(seconds).toBeLessThan(3);
    expect(await balance(editor)).toEqual(before);
    expect((await getGeneration(editor, id)).steps.find(({ step }) => step === 'generation')?.status).toBe('cancelled');
    await watcher.end();
  });

  it('that are told to end hand the run back, and the next goes on at once', async () => {
    const { watcher } = await request(3, { steps: 50, count: 10 });
    await started(watcher, 'generation');
    const gpu = workers.pop() ?? expect.fail('no worker');
    const told = performance.now();
    expect(await gpu.end()).toBe(0);
    await start('gpu');
    const next = await watcher.until(
      (steps) => steps.filter((line) => line.step === 'generation' && line.status === 'started')[1],
    );
    const lines = await watcher.steps();
    expect(lines.filter((line) => line.step === 'policy' && line.status === 'finished')).toHaveLength(1);
    expect(lines.some((line) => line.step === 'generation' && line.status === 'cancelled')).toBe(true);
    expect(next.attempt).toBeGreaterThan(2);
    process.stdout.write(
      `taken up ${((performance.now() - told) / 1000).toFixed(1)} s after SIGTERM, start of the new worker included\n`,
    );
    await watcher.end();
  });
});
