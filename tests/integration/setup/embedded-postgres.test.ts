import { execFileSync, fork } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { ensureServer } from '../../../bin/setup/database.mjs';
import { isAlive } from '../../../bin/setup/processes.mjs';
import { temporaryFolder } from '../../setup/temporary-folder';
import { until } from '../../setup/until';

const folder = temporaryFolder();
const USER = path.resolve(import.meta.dirname, '../../setup/server-user.mjs');
const place = (name: string) => path.join(folder.path, name);
const cluster = (dataDir: string) => path.join(dataDir, 'postgres', 'cluster');
const postmaster = (dataDir: string) =>
  Number(readFileSync(path.join(cluster(dataDir), 'postmaster.pid'), 'utf8').split('\n')[0]);

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded server', { timeout: 600_000 }, () => {
  it('keeps what was committed when it is killed, and is started again', async () => {
    const server = await ensureServer({ dataDir: place('killed') });
    await ask(server.superuserUrl('postgres'), 'CREATE TABLE kept AS SELECT 42 AS answer');
    process.kill(postmaster(place('killed')), 'SIGKILL');
    const from = performance.now();
    await until('it answers again', () => server.heal());
    expect(performance.now() - from).toBeLessThan(15_000);
    expect(await ask(server.superuserUrl('postgres'), 'SELECT * FROM kept')).toEqual([{ answer: 42 }]);
    await server.stop();
  });

  it('is started once when four processes want it at once, and ends with the last of them', async () => {
    const users = Array.from({ length: 4 }, () => fork(USER, [place('shared')], { silent: true }));
    const urls = await Promise.all(users.map((user) => new Promise((resolve) => user.once('message', resolve))));
    expect(new Set(urls).size).toBe(1);
    const pid = postmaster(place('shared'));
    for (const user of users.slice(1)) user.send('stop');
    await Promise.all(users.slice(1).map((user) => new Promise((resolve) => user.once('exit', resolve))));
    expect(isAlive(pid)).toBe(true);
    users[0]?.send('stop');
    await until('the server has ended', () => !isAlive(pid));
  });

  it('ends by itself when its only user is killed', async () => {
    const user = fork(USER, [place('orphan')], { silent: true });
    await new Promise((resolve) => user.once('message', resolve));
    const pid = postmaster(place('orphan'));
    user.kill('SIGKILL');
    await until('the server has ended', () => !isAlive(pid));
  });

  it('moves to another port when its own was taken meanwhile', async () => {
    const first = await ensureServer({ dataDir: place('port') });
    const port = Number(new URL(first.superuserUrl('postgres')).port);
    await first.stop();
    const stranger = net.createServer().listen(port, '127.0.0.1');
    await new Promise((resolve) => stranger.once('listening', resolve));
    const second = await ensureServer({ dataDir: place('port') });
    expect(Number(new URL(second.superuserUrl('postgres')).port)).not.toBe(port);
    await second.stop();
    stranger.close();
  });

  it('starts although its stale lock names the process id of another program', async () => {
    const first = await ensureServer({ dataDir: place('stale') });
    const pidFile = path.join(cluster(place('stale')), 'postmaster.pid');
    const lines = readFileSync(pidFile, 'utf8');
    await first.stop();
    writeFileSync(pidFile, lines.replace(/^\d+/, String(process.pid)));
    const second = await ensureServer({ dataDir: place('stale') });
    expect(await ask(second.superuserUrl('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await second.stop();
  });

  it('opens a cluster whose own record was lost, with everything in it', async () => {
    const first = await ensureServer({ dataDir: place('lost') });
    await ask(first.superuserUrl('postgres'), 'CREATE TABLE kept AS SELECT 1 AS one');
    await first.stop();
    rmSync(path.join(place('lost'), 'postgres', 'server.json'));
    const second = await ensureServer({ dataDir: place('lost') });
    expect(await ask(second.superuserUrl('postgres'), 'SELECT * FROM kept')).toEqual([{ one: 1 }]);
    await second.stop();
  });

  it('begins anew beside the rest of a first start that was cut off, and removes nothing', async () => {
    const rest = path.join(place('cut'), 'postgres', 'cluster.new-0000');
    mkdirSync(rest, { recursive: true });
    writeFileSync(path.join(rest, 'PG_VERSION'), '18\n');
    const server = await ensureServer({ dataDir: place('cut') });
    await server.stop();
    expect(existsSync(path.join(rest, 'PG_VERSION'))).toBe(true);
  });
});

describe('a data folder it cannot use', () => {
  it.each([
    ['other', { PG_VERSION: '15\n' }, /made by Postgres 15.*runs Postgres 18/],
    ['half', { base: 'x' }, /incomplete: it has files but no PG_VERSION.*Nothing was changed/],
  ])('is refused in a sentence and left as it was: %s', async (name, files, sentence) => {
    const there = cluster(place(name));
    mkdirSync(there, { recursive: true });
    for (const [file, text] of Object.entries(files)) writeFileSync(path.join(there, file), text);
    await expect(ensureServer({ dataDir: place(name) })).rejects.toThrow(sentence);
    expect(readdirSync(there)).toEqual(Object.keys(files));
  });

  it.runIf(process.getuid?.() === 0)(
    'says that the disk is full when it is, and works when there is room again',
    async ({ skip }) => {
      const disk = place('disk');
      mkdirSync(disk);
      try {
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m,mode=0711', 'tmpfs', disk], { stdio: 'ignore' });
      } catch {
        skip('mounting a small disk is not allowed here');
      }
      try {
        await expect(ensureServer({ dataDir: path.join(disk, 'data') })).rejects.toThrow(/is full/);
        execFileSync('mount', ['-o', 'remount,size=400m', disk]);
        await (await ensureServer({ dataDir: path.join(disk, 'data') })).stop();
      } finally {
        execFileSync('umount', ['-l', disk]);
      }
    },
  );
});
