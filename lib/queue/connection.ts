import { createPostgresBackend, Queue } from 'bullmq';
import pg from 'pg';
import { env } from '../env';
import { ColophonError } from '../errors';
import { log } from '../log';
import { queueName } from './job';
import type { Lane } from './lane';

/** BullMQ's own schema, made by the start step; a pool of ours works under no other name. */
const SCHEMA = 'bullmq';

const openQueue = (lane: Lane, pool: pg.Pool) =>
  new Queue(queueName(lane), { connection: pool }, createPostgresBackend);
type LaneQueue = ReturnType<typeof openQueue>;

interface Shared {
  pool: pg.Pool;
  queues: Map<Lane, LaneQueue>;
}

/** Bundlers may load this module more than once in a process; its connections are one set all the same. */
const KEY = Symbol.for('colophon.queue');
const shared = globalThis as typeof globalThis & { [KEY]?: Shared };

function open(): Shared {
  const { DATABASE_APP_URL } = env();
  if (!DATABASE_APP_URL) throw new ColophonError('database_unavailable', { problem: 'DATABASE_APP_URL is not set' });
  const pool = new pg.Pool({
    connectionString: DATABASE_APP_URL,
    options: `-c search_path=${SCHEMA}`,
    application_name: 'colophon queue',
    // Two lanes keep one listening connection each; claims, lock renewals and additions share the rest.
    max: 8,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
  });
  pool.on('error', (error) => log.warn({ reason: error.message }, 'an idle queue connection ended'));
  return { pool, queues: new Map() };
}

export function connection(): pg.Pool {
  shared[KEY] ??= open();
  return shared[KEY].pool;
}

export function queueOf(lane: Lane): LaneQueue {
  shared[KEY] ??= open();
  const known = shared[KEY].queues.get(lane);
  if (known) return known;
  const queue = openQueue(lane, connection());
  queue.on('error', logSparingly(lane, 'the queue reports an error'));
  shared[KEY].queues.set(lane, queue);
  return queue;
}

const REPEATED_AFTER_MS = 10_000;

/** While a server is away BullMQ tries again ten times a second; one line per reason and ten seconds says it all. */
export function logSparingly(lane: Lane, sentence: string): (error: Error) => void {
  const said = new Map<string, number>();
  return ({ message }) => {
    if (Date.now() - (said.get(message) ?? 0) < REPEATED_AFTER_MS) return;
    said.set(message, Date.now());
    log.warn({ lane, reason: message }, sentence);
  };
}

/** Ends every connection of this room; consumers are closed by their own `close` first. */
export async function closeQueues(): Promise<void> {
  const open = shared[KEY];
  delete shared[KEY];
  if (!open) return;
  for (const queue of open.queues.values()) await queue.close();
  await open.pool.end();
}
