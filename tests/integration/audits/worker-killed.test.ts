/**
 * A study is paused, its worker killed with SIGKILL in the middle of a run, and resumed: the same result as a study nobody
 * disturbed. FULL=1 takes 300 runs, FULL=hour 120; otherwise 6.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { declareStudy, getStudy, pauseStudy, resumeStudy } from '../../../lib/audits/index';
import { openHome } from '../../../workers/home';
import { workStudies } from '../../../workers/tasks/run-study';
import { useDatabase } from '../../setup/database';
import { anAuditor, plantedEngine, portraits } from './arrange';

const database = useDatabase();
const runs = process.env.FULL === '1' ? 300 : process.env.FULL ? 120 : 6;
const PATIENCE_MS = 280_000 + runs * 2_000;
let worker: ChildProcess | undefined;
afterEach(() => worker?.kill('SIGKILL'));

async function startWorker(folder: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/integration/audits/study-worker.ts', folder], {
    env: { ...process.env, DATABASE_APP_URL: database.appUrl, DATA_DIR: database.dataDir },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await new Promise((resolve, reject) =>
    child.once('message', resolve).once('exit', () => reject(new Error('the worker ended'))),
  );
  return child;
}

async function until(what: string, look: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + PATIENCE_MS; !(await look()); await new Promise((wake) => setTimeout(wake, 100)))
    if (Date.now() > deadline) throw new Error(`never: ${what}`);
}

it(
  `a study of ${runs} runs, paused, its worker killed, resumed, ends as an undisturbed one`,
  async () => {
    const { owner, preset } = await anAuditor('killed');
    const folder = path.join(database.dataDir, 'engine');
    const model = await plantedEngine(folder, {});
    const home = await openHome([model]);
    const { id: calm } = await declareStudy(owner, portraits(preset, runs));
    const stop = new AbortController().signal;
    while (await workStudies(home, { lanes: new Set(['cpu', 'gpu'] as const), stop, studyId: calm }));
    const { id: disturbed } = await declareStudy(owner, portraits(preset, runs));

    worker = await startWorker(folder);
    const done = async () => (await getStudy(owner, disturbed)).done;
    await until('a third is done', async () => (await done()) >= runs / 3);
    await pauseStudy(owner, disturbed);
    await until('runs under way have ended', async () => {
      const [row] = await database.sql(
        `SELECT count(*)::int AS n FROM study_run WHERE study_id = $1 AND status = 'running'`,
        [disturbed],
      );
      return row?.n === 0;
    });
    const paused = await done();
    await new Promise((wake) => setTimeout(wake, 2_000));
    expect(await done()).toBe(paused);
    expect(paused).toBeLessThan(runs);

    await resumeStudy(owner, disturbed);
    await until('a run is under way again', async () => {
      const [row] = await database.sql(
        `SELECT count(*)::int AS n FROM study_run WHERE study_id = $1 AND status = 'running'`,
        [disturbed],
      );
      return row?.n === 1;
    });
    worker.kill('SIGKILL');
    await new Promise((resolve) => worker?.once('exit', resolve));
    const killedAt = await done();
    worker = await startWorker(folder);
    await until('it is concluded', async () => (await getStudy(owner, disturbed)).status === 'concluded');
    worker.kill('SIGKILL');
    await home.close();

    const [one, other] = [await getStudy(owner, calm), await getStudy(owner, disturbed)];
    process.stdout.write(
      `study of ${runs} runs: paused at ${paused}, worker killed at ${killedAt}, results ${one.document?.runsSha256 === other.document?.runsSha256 ? 'equal' : 'DIFFERENT'}${runs < 300 ? ' (FULL=1: 300 runs)' : ''}\n`,
    );
    expect(other.document?.runsSha256).toBe(one.document?.runsSha256);
    expect(other.document?.findings).toEqual(one.document?.findings);
    const twice = await database.sql(`SELECT count(*)::int AS n FROM bias_audit WHERE study_id = $1`, [disturbed]);
    expect(twice).toEqual([{ n: 1 }]);
  },
  4 * PATIENCE_MS,
);
