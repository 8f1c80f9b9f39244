/** The database server dies in the middle of a step and comes back: the generation is finished, once. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureDatabase } from '../../../bin/setup/database.mjs';
import { closeDatabase } from '../../../lib/db/index';
import { forgetEnvironment } from '../../../lib/env/index';
import { getGeneration, requestGeneration } from '../../../lib/generations/index';
import { closeQueues } from '../../../lib/queue/index';
import { decideCase, listCases } from '../../../lib/reviews/index';
import { connected } from '../../setup/database';
import { arrange, smallBrief } from './arrange';
import { startWorker, type WorkerProcess } from './worker-process';

const before = { url: process.env.DATABASE_APP_URL, dataDir: process.env.DATA_DIR };
const rounds = process.env.FULL ? 2 : 1;
let dataDir = '';
let database: Awaited<ReturnType<typeof ensureDatabase>>;
let worker: WorkerProcess | undefined;

/** A server of its own: the other test files must not lose theirs. */
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'colophon-kill-'));
  database = await ensureDatabase({ dataDir, environment: { NODE_ENV: 'test' } });
  process.env.DATABASE_APP_URL = database.appUrl;
  process.env.DATA_DIR = dataDir;
  forgetEnvironment();
  worker = await startWorker({ appUrl: database.appUrl, dataDir });
});

afterAll(async () => {
  await worker?.kill();
  await closeQueues().catch(() => undefined);
  await closeDatabase().catch(() => undefined);
  await database.stop();
  await rm(dataDir, { recursive: true, force: true });
  process.env.DATABASE_APP_URL = before.url;
  process.env.DATA_DIR = before.dataDir;
  forgetEnvironment();
});

it(`finishes the generation once, whatever it was doing (${rounds} kills of Postgres)`, {
  timeout: 600_000,
}, async () => {
  const { editor, reviewer, presetId } = await arrange('postgres');
  const lines: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const { id } = await requestGeneration(editor, { brief: { ...smallBrief(round), steps: 8 }, preset: presetId });
    const look = () => getGeneration(editor, id).catch(() => null);
    while ((await look())?.step !== 'generation') await wait(20);
    await killServer();
    const killed = performance.now();
    await wait(500);
    await database.heal();
    const attempts = new Set<string>();
    for (;;) {
      const view = await look();
      if (view?.status === 'settled') {
        if (view.items.every((item) => item.delivered)) break;
        const open = (await listCases(reviewer)).cases.filter(
          (entry) => entry.generationId === id && entry.status === 'open',
        );
        for (const entry of open) await decideCase(reviewer, entry.id, { decision: 'approve', reason: 'looks right' });
      }
      if (view?.status === 'failed') expect.fail(JSON.stringify(view.error));
      attempts.add(view?.status ?? 'away');
      expect(performance.now() - killed, worker?.said()).toBeLessThan(90_000);
      await wait(100);
    }
    const view = await getGeneration(editor, id);
    expect(view.items.map(({ credit, delivered }) => ({ credit, delivered }))).toEqual([
      { credit: 'captured', delivered: true },
    ]);
    lines.push(
      `  round ${round}: delivered ${((performance.now() - killed) / 1000).toFixed(1)} s after Postgres was killed`,
    );
  }
  process.stdout.write(`Postgres killed ${rounds} times\n${lines.join('\n')}\n`);
});

/** The postmaster alone: its children notice and end, as after a crash of the machine's memory. */
async function killServer(): Promise<void> {
  const client = await connected(database.superuserUrl?.() ?? expect.fail('this test needs the embedded server'));
  const { rows } = await client.query("SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int AS pid");
  await client.end();
  process.kill(rows[0].pid, 'SIGKILL');
}
