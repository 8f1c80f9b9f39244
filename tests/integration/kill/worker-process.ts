/** A real worker in a process of its own, so that it can be killed. */
import { type ChildProcess, spawn } from 'node:child_process';

export interface WorkerProcess {
  pid: number;
  /** SIGKILL, and resolves when it is gone. */
  kill(): Promise<void>;
  /** Asks it to end; resolves with the exit code. */
  end(): Promise<number | null>;
  /** The last lines it said, for a test that fails. */
  said(): string;
}

export async function startWorker(environment: {
  appUrl: string;
  dataDir: string;
  lanes?: string;
}): Promise<WorkerProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'workers/main.ts'], {
    env: {
      ...process.env,
      DATABASE_APP_URL: environment.appUrl,
      DATA_DIR: environment.dataDir,
      WORKER_LANES: environment.lanes ?? 'gpu,cpu',
      LOG_LEVEL: 'info',
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  const keep = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-8_000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  await ready(child, () => said);
  return {
    pid: child.pid ?? 0,
    kill: () => gone(child, 'SIGKILL').then(() => undefined),
    end: () => gone(child, 'SIGTERM'),
    said: () => said,
  };
}

function ready(child: ChildProcess, said: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code) => reject(new Error(`the worker ended with ${code} before it was ready:\n${said()}`)));
  });
}

function gone(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode);
    child.once('exit', (code) => resolve(code));
    child.kill(signal);
  });
}
