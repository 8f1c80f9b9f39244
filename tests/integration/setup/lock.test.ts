import { fork } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeLock } from '../../../bin/setup/lock.mjs';
import { temporaryFolder } from '../../setup/temporary-folder';

const folder = temporaryFolder();
const HOLDER = path.resolve(import.meta.dirname, '../../setup/lock-holder.mjs');

describe('the lock of a data folder', () => {
  it('is held by exactly one of ten who come at once, and the others learn by whom and where', async () => {
    const file = path.join(folder.path, 'a.lock');
    const taken = await Promise.all(Array.from({ length: 10 }, () => takeLock(file, { address: 'http://here' })));
    const winners = taken.filter((lock) => !lock.held);
    expect(winners).toHaveLength(1);
    for (const { held } of taken)
      if (held) expect(held).toMatchObject({ pid: process.pid, info: { address: 'http://here' } });
    for (const lock of winners) if (!lock.held) lock.release();
    expect((await takeLock(file)).held).toBeUndefined();
  });

  it('is taken over by exactly one of ten when its holder was killed', async () => {
    const file = path.join(folder.path, 'b.lock');
    const holder = fork(HOLDER, [file]);
    await new Promise((resolve) => holder.once('message', resolve));
    expect((await takeLock(file)).held).toMatchObject({ pid: holder.pid });
    holder.kill('SIGKILL');
    await new Promise((resolve) => holder.once('exit', resolve));
    const taken = await Promise.all(Array.from({ length: 10 }, () => takeLock(file)));
    expect(taken.filter((lock) => !lock.held)).toHaveLength(1);
  });

  it('is stale when another program has its port and another process its id', async () => {
    const stranger = net.createServer((socket) => socket.end('hello')).listen(0, '127.0.0.1');
    await new Promise((resolve) => stranger.once('listening', resolve));
    const { port } = stranger.address() as net.AddressInfo;
    const file = path.join(folder.path, 'c.lock');
    writeFileSync(file, JSON.stringify({ token: 'old', pid: process.pid, port, info: {} }));
    expect((await takeLock(file)).held).toBeUndefined();
    stranger.close();
  });

  it('is waited for as long as told, and leaves no other files behind', async () => {
    const file = path.join(folder.path, 'd.lock');
    const first = await takeLock(file);
    setTimeout(() => !first.held && first.release(), 300);
    const second = await takeLock(file, {}, 5000);
    expect(second.held).toBeUndefined();
    if (!second.held) second.release();
    expect(readdirSync(folder.path).filter((name) => name.startsWith('d.lock'))).toEqual([]);
  });
});
