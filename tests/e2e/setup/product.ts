/** The whole product as a customer starts it: `npm start` on a free port with a data folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../..');
/** A first start builds the pages, which takes minutes on a machine that is busy; the limit is for one that hangs. */
const START_MS = 900_000;

export interface Product {
  base: string;
  /** Its own data folder, for commands that are to find the same installation. */
  dataDir: string;
  email: string;
  password: string;
  /** The second person of the demo organisation, who decides on what the first asked for. */
  reviewer: { email: string; password: string };
  /** When the examples of a first start are made: until then credits move and cases appear by themselves. */
  seeded: Promise<void>;
  stop: () => Promise<void>;
}

/** @param extra environment on top of this process's own. */
export async function startProduct(extra: Readonly<Record<string, string>> = {}): Promise<Product> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'colophon-e2e-'));
  // Root's Postgres runs as another user and has to pass through.
  await chmod(dataDir, 0o711);
  const port = await freePort();
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'warn', ...extra };
  const child = spawn(process.execPath, ['bin/start.mjs'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = async () => {
    await ended(child);
    await rm(dataDir, { recursive: true, force: true });
  };
  const seeded = line(child, /The examples are made/).then(() => undefined);
  // Who does not wait for it does not hear that the product ended first.
  seeded.catch(() => undefined);
  try {
    const said = await line(
      child,
      /Sign in as (\S+) with the password (\S+)[\s\S]+?To decide on \D+?: (\S+) with the password (\S+)/,
    );
    const [, email = '', password = '', reviewerEmail = '', reviewerPassword = ''] = said;
    const reviewer = { email: reviewerEmail, password: reviewerPassword };
    return { base: `http://localhost:${port}`, dataDir, email, password, reviewer, seeded, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function line(child: ChildProcess, wanted: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`the product did not start:\n${said}`)), START_MS);
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const found = wanted.exec(said);
      if (!found) return;
      clearTimeout(timer);
      resolve(found);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the product ended with ${code}:\n${said}`));
    });
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  await gone;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
