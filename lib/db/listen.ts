import pg from 'pg';
import { z } from 'zod';
import { log } from '../log';
import { databaseUrl } from './client';

const noticeSchema = z.object({ generation: z.string(), organisation: z.string() });

/** What changed; or `resync` after a break, when notices may have been missed and rows should be read again. */
export type Notice = z.infer<typeof noticeSchema> | 'resync';

interface Ear {
  listeners: Set<(notice: Notice) => void>;
  client: pg.Client | undefined;
  closed: boolean;
}

const KEY = Symbol.for('colophon.listen');
const shared = globalThis as typeof globalThis & { [KEY]?: Ear | undefined };
const RETRY_MS = 500;

/** Hears of changed generations. One connection per process, whatever the number of listeners; answers how to stop. */
export function listen(listener: (notice: Notice) => void): () => Promise<void> {
  const ear: Ear = shared[KEY] ?? { listeners: new Set(), client: undefined, closed: false };
  if (!shared[KEY]) {
    shared[KEY] = ear;
    void keepConnected(ear);
  }
  ear.listeners.add(listener);
  return async () => {
    ear.listeners.delete(listener);
    if (ear.listeners.size > 0 || ear.closed) return;
    ear.closed = true;
    if (shared[KEY] === ear) shared[KEY] = undefined;
    await ear.client?.end().catch(() => undefined);
  };
}

async function keepConnected(ear: Ear): Promise<void> {
  while (!ear.closed) {
    try {
      await hear(ear);
    } catch (error) {
      log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'listening was interrupted');
    }
    if (!ear.closed) await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

/** Resolves when the connection ends. */
async function hear(ear: Ear): Promise<void> {
  const client = new pg.Client({
    connectionString: databaseUrl(),
    application_name: 'colophon listen',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  const ended = new Promise<void>((resolve) => {
    client.on('end', resolve);
    client.on('error', () => resolve());
  });
  client.on('notification', ({ payload }) => {
    const notice = noticeSchema.safeParse(JSON.parse(payload ?? 'null'));
    if (notice.success) tell(ear, notice.data);
  });
  ear.client = client;
  try {
    await client.connect();
    if (ear.closed) return;
    await client.query('LISTEN colophon');
    tell(ear, 'resync');
    await ended;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** One listener's mistake must not silence the others. */
function tell(ear: Ear, notice: Notice): void {
  for (const listener of ear.listeners) {
    try {
      listener(notice);
    } catch (error) {
      log.error({ err: error }, 'a listener failed');
    }
  }
}
