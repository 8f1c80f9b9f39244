/**
 * Workers die at the worst moments. Nothing is lost, nothing is delivered or charged twice, and no finished step runs again.
 * FULL=1 kills at every step, four times; otherwise at the three that cost or sign something.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { getGeneration, requestGeneration } from '../../../lib/generations/index';
import { STEPS } from '../../../lib/pipeline/pipeline';
import { decideCase, listCases } from '../../../lib/reviews/index';
import { useDatabase } from '../../setup/database';
import { type Arranged, arrange, smallBrief } from './arrange';
import { type StepLine, type Watcher, watchSteps } from './watch-steps';
import { startWorker, type WorkerProcess } from './worker-process';

const full = ['1', 'hour'].includes(process.env.FULL ?? '');
const kills = full ? [...STEPS, ...STEPS, ...STEPS, ...STEPS] : (['generation', 'provenance', 'delivery'] as const);

interface Taken {
  step: string;
  seconds: number;
  resumedAt: string;
}

describe('a worker killed with SIGKILL', () => {
  const database = useDatabase();
  const table: Taken[] = [];
  let worker: WorkerProcess | undefined;
  let arranged: Arranged | undefined;

  const fresh = async () => {
    worker = await startWorker({ appUrl: database.appUrl, dataDir: database.dataDir });
    return worker;
  };

  afterAll(async () => {
    await worker?.kill();
    const seconds = table.map((entry) => entry.seconds).sort((a, b) => a - b);
    const middle = seconds[Math.floor(seconds.length / 2)];
    const lines = table.map(
      ({ step, seconds: after, resumedAt }) => `  ${step.padEnd(20)} ${after} s, went on at ${resumedAt}`,
    );
    const summary = `${table.length} workers killed; taken up again after ${middle} s (median), ${seconds.at(-1)} s (worst)`;
    process.stdout.write(`${[summary, ...lines].join('\n')}\n`);
  });

  it.each(kills.map((step, run) => ({ step, run })))(
    'at $step (run $run) is followed by one that goes on at that step',
    async ({ step, run }) => {
      if (!worker) await fresh();
      arranged ??= await arrange('kill');
      const { editor, presetId } = arranged;
      const { id } = await requestGeneration(editor, { brief: smallBrief(run), preset: presetId });
      const watcher = await watchSteps(database.superuserUrl, id);
      try {
        await approveWhenHeld(watcher, id, step);
        table.push(await killAt(watcher, step));
        await settled(watcher, id);
        expectNothingRanTwice(await watcher.steps());
        await expectDeliveredOnce(id);
      } finally {
        await watcher.end();
      }
    },
    120_000,
  );

  async function killAt(watcher: Watcher, step: string): Promise<Taken> {
    const attempt = await watcher.until((steps) => steps.find((line) => line.step === step)?.attempt);
    await worker?.kill();
    const killed = performance.now();
    const finishedBefore = (await watcher.steps()).some((line) => line.step === step && line.status === 'finished');
    await fresh();
    const next = await watcher.until((steps) => steps.find((line) => line.attempt > attempt));
    const seconds = Number(((performance.now() - killed) / 1000).toFixed(1));
    // A step can end between being seen and being killed; then the next one is where to go on.
    if (!finishedBefore) expect(next.step).toBe(step);
    return { step, seconds, resumedAt: next.step };
  }

  /** A model that may draw people holds its items; then the steps after the hold begin with a person's decision. */
  async function approveWhenHeld(watcher: Watcher, id: string, step: string): Promise<void> {
    if (step !== 'provenance' && step !== 'delivery') return;
    const held = await watcher.until((steps, { status }) =>
      status === 'settled' ? 'held' : steps.some((line) => line.step === 'provenance') && 'through',
    );
    if (held === 'held') await approve(id);
  }

  async function approve(id: string): Promise<void> {
    const { reviewer } = arranged ?? expect.fail('nothing was arranged');
    const open = (await listCases(reviewer)).cases.filter(
      (entry) => entry.generationId === id && entry.status === 'open',
    );
    for (const { id: caseId } of open)
      await decideCase(reviewer, caseId, { decision: 'approve', reason: 'looks right' });
  }

  async function settled(watcher: Watcher, id: string): Promise<void> {
    await watcher.until((_steps, { status }) => status === 'settled');
    const { editor } = arranged ?? expect.fail('nothing was arranged');
    const view = await getGeneration(editor, id);
    if (view.items.every((item) => item.delivered)) return;
    await approve(id);
    await watcher.until((steps, { status }) => status === 'settled' && steps.some((line) => line.step === 'delivery'));
  }

  async function expectDeliveredOnce(id: string): Promise<void> {
    const [assets] = await database.sql('SELECT count(*)::int AS n FROM asset WHERE generation_id = $1', [id]);
    const kinds = await database.sql<{ kind: string }>(
      'SELECT kind FROM ledger_entry WHERE generation_id = $1 ORDER BY kind',
      [id],
    );
    const [entries] = await database.sql(
      `SELECT count(*)::int AS n FROM audit_entry WHERE kind = 'asset.delivered' AND body->>'generationId' = $1`,
      [id],
    );
    expect({ assets: assets?.n, entries: entries?.n, ledger: kinds.map(({ kind }) => kind) }).toEqual({
      assets: 1,
      entries: 1,
      ledger: ['hold', 'capture'],
    });
  }
});

function expectNothingRanTwice(steps: readonly StepLine[]): void {
  for (const step of STEPS) {
    const own = steps.filter((line) => line.step === step);
    const finished = own.filter((line) => line.status === 'finished');
    expect(finished, `${step} finished once`).toHaveLength(1);
    const last = finished[0]?.attempt ?? 0;
    expect(
      own.filter((line) => line.status === 'started' && line.attempt > last),
      `${step} began again`,
    ).toEqual([]);
  }
}
