import { fork } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { consume, enqueue, jobState } from '../../lib/queue/index';
import { useDatabase } from '../setup/database';
import { until } from '../setup/until';

const database = useDatabase();

const job = (generationId: string, attempt = 1) => ({ generationId, step: 'safeguards:artwork', attempt });

describe('the queue', () => {
  it('runs a job once when it is added twice at once and again after it is done', async () => {
    const seen: string[] = [];
    const consumer = consume('cpu', async ({ generationId }) => void seen.push(generationId), { concurrency: 4 });
    await consumer.ready();
    await Promise.all([enqueue('cpu', job('gen_twice')), enqueue('cpu', job('gen_twice'))]);
    await until('done', async () => (await jobState('cpu', job('gen_twice'))) === 'ended');
    await enqueue('cpu', job('gen_twice'));
    await enqueue('cpu', job('gen_after'));
    await until('the next is done', async () => (await jobState('cpu', job('gen_after'))) === 'ended');
    await consumer.close();
    expect(seen).toEqual(['gen_twice', 'gen_after']);
  });

  it('runs a new attempt of a job whose earlier attempt is done', async () => {
    const seen: number[] = [];
    const consumer = consume('cpu', async ({ attempt }) => void seen.push(attempt), { concurrency: 1 });
    await enqueue('cpu', job('gen_again', 1));
    await until('first', () => seen.length === 1);
    await enqueue('cpu', job('gen_again', 2));
    await until('second', () => seen.length === 2);
    await consumer.close();
    expect(seen).toEqual([1, 2]);
  });

  it('keeps the lanes apart and knows a job that waits, one that ended, and one it never saw', async () => {
    await enqueue('gpu', job('gen_lane'));
    expect(await jobState('gpu', job('gen_lane'))).toBe('pending');
    expect(await jobState('cpu', job('gen_lane'))).toBe('absent');
    const consumer = consume('gpu', () => Promise.reject(new Error('no')), { concurrency: 1 });
    await until('ended', async () => (await jobState('gpu', job('gen_lane'))) === 'ended');
    await consumer.close();
  });

  it('gives a job back when its worker is asked to stop, and the next worker begins it at once', async () => {
    const stop = new AbortController();
    let begun = false;
    const first = consume(
      'cpu',
      (_, signal) => {
        begun = true;
        return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      },
      { concurrency: 1, signal: stop.signal },
    );
    await enqueue('cpu', job('gen_back'));
    await until('begun', () => begun);
    stop.abort(new Error('the process ends'));
    await first.close();
    const retaken: number[] = [];
    const second = consume('cpu', async (again) => void retaken.push(again.retaken), { concurrency: 1 });
    expect(await until('retaken', () => retaken.length > 0)).toBeLessThan(3000);
    await second.close();
  });

  it('takes a job up again within 15 s when its worker is killed', { timeout: 600_000 }, async () => {
    const child = fork(path.resolve(import.meta.dirname, '../setup/hanging-worker.ts'), {
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, DATABASE_APP_URL: database.appUrl },
    });
    const begun = new Promise((resolve) => child.once('message', resolve));
    await enqueue('gpu', job('gen_killed'));
    await begun;
    child.kill('SIGKILL');
    const from = performance.now();
    const retaken: number[] = [];
    const consumer = consume('gpu', async (again) => void retaken.push(again.retaken), { concurrency: 1 });
    await until('retaken', () => retaken.length > 0);
    expect(performance.now() - from).toBeLessThan(15_000);
    expect(retaken).toEqual([1]);
    await consumer.close();
  });

  it('starts a waiting job within 200 ms at the median', async () => {
    const started: number[] = [];
    const consumer = consume('cpu', async () => void started.push(performance.now()), { concurrency: 1 });
    await consumer.ready();
    const waits: number[] = [];
    for (let n = 0; n < 15; n += 1) {
      const from = performance.now();
      await enqueue('cpu', job(`gen_fast${n}`));
      await until('started', () => started.length > n);
      waits.push((started[n] ?? Number.NaN) - from);
    }
    await consumer.close();
    expect(waits.sort((a, b) => a - b)[7]).toBeLessThan(200);
  });
});
