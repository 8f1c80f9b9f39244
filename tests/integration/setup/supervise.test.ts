import { execFileSync, fork } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { isAlive } from '../../../bin/setup/processes.mjs';
import { temporaryFolder } from '../../setup/temporary-folder';
import { until } from '../../setup/until';

const folder = temporaryFolder();
const SUPERVISOR = path.resolve(import.meta.dirname, '../../setup/supervisor.mjs');
const pids = () =>
  readdirSync(folder.path)
    .filter((name) => name.startsWith('pid-'))
    .map((name) => Number(name.slice(4)));

beforeEach(() => {
  for (const name of readdirSync(folder.path)) rmSync(path.join(folder.path, name), { recursive: true });
});

/** A supervisor with one child that writes its process id into the folder and ignores SIGTERM when told so. */
async function supervisor(stubborn: boolean) {
  const parent = fork(SUPERVISOR, [folder.path, stubborn ? 'stubborn' : 'well-behaved'], { silent: true });
  await until('a child runs', () => pids().length === 1);
  return parent;
}

describe('the supervisor', { timeout: 600_000 }, () => {
  it('starts a child again when it is killed', async () => {
    const parent = await supervisor(false);
    process.kill(pids()[0] ?? 0, 'SIGKILL');
    await until('a second child runs', () => pids().length === 2);
    parent.kill('SIGTERM');
    await until('both have ended', () => pids().every((pid) => !isAlive(pid)));
  });

  it.each([
    ['that would end when asked', false],
    ['that ignores being asked', true],
  ])('takes a child with it when it is itself killed: one %s', async (_, stubborn) => {
    const parent = await supervisor(stubborn);
    parent.kill('SIGKILL');
    await until('the child has ended', () => pids().every((pid) => !isAlive(pid)));
  });

  it('ends a child that ignores being asked after the grace, and only then', async () => {
    const parent = await supervisor(true);
    const from = performance.now();
    parent.kill('SIGTERM');
    await until('the child has ended', () => pids().every((pid) => !isAlive(pid)));
    expect(performance.now() - from).toBeGreaterThan(1000);
  });
});

describe('npm start', { timeout: 600_000 }, () => {
  const START = path.resolve(import.meta.dirname, '../../../bin/start.mjs');
  /** How a start that cannot go on ends, and its one sentence. */
  function refused(env: Record<string, string>, ...before: string[]): string {
    try {
      execFileSync(process.execPath, [...before, START], {
        env: { ...process.env, DATA_DIR: path.join(folder.path, 'data'), ...env },
        stdio: 'pipe',
        timeout: 30_000,
      });
    } catch (error) {
      const { status, stderr } = error as { status: number; stderr: Buffer };
      expect(status).toBe(1);
      return stderr.toString().trim();
    }
    throw new Error('it did not end');
  }

  it('says which Node it needs when this one is too old', () => {
    const older = path.join(folder.path, 'older.mjs');
    const code = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.18.3' } });";
    writeFileSync(older, `${code}\nObject.defineProperty(process, 'version', { value: 'v20.18.3' });`);
    expect(refused({}, '--import', older)).toMatch(
      /^Colophon needs Node\.js 20\.19 or newer, and this is v20\.18\.3\./,
    );
  });

  it('says that the port is taken, and how to choose another', async () => {
    const net = await import('node:net');
    const server = net.createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as import('node:net').AddressInfo;
    const said = refused({ PORT: String(port) });
    expect(said).toBe(`Port ${port} is in use by another program. Choose another: PORT=${port + 1} npm start`);
    server.close();
  });

  it('says that a port is none', () => {
    expect(refused({ PORT: 'abc' })).toBe(
      'PORT=abc is no port. Give a number from 1 to 65535, as in: PORT=3001 npm start',
    );
  });

  it('says who runs already, and where', async () => {
    const holder = fork(path.resolve(import.meta.dirname, '../../setup/lock-holder.mjs'), [
      path.join(folder.path, 'data', 'colophon.lock'),
    ]);
    await new Promise((resolve) => holder.once('message', resolve));
    expect(refused({ PORT: '3999' })).toMatch(new RegExp(`^Colophon is already running \\(process ${holder.pid}\\)`));
    holder.kill('SIGKILL');
  });

  it('says that the data folder cannot be used when a file is in its place', () => {
    writeFileSync(path.join(folder.path, 'file'), 'x');
    expect(refused({ DATA_DIR: path.join(folder.path, 'file') })).toMatch(/is a file.*DATA_DIR/);
    mkdirSync(path.join(folder.path, 'data'));
    expect(readFileSync(path.join(folder.path, 'file'), 'utf8')).toBe('x');
  });
});
