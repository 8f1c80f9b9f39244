/** The environment, read and checked once. Nothing else in `app`, `lib` and `workers` reads `process.env`. */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import { type Environment, environmentSchema } from './schema';

let known: Environment | undefined;
const read = (): Environment => (known ??= readEnvironment(process.env));

/** Read when first asked for, so that importing a module never fails for a value it does not use. */
export const env = {
  get production(): boolean {
    return read().NODE_ENV === 'production';
  },
  /** Absolute. */
  get dataDir(): string {
    return path.resolve(read().DATA_DIR);
  },
  get port(): number {
    return read().PORT;
  },
  /** Where people reach this installation, without a slash at the end. */
  get appUrl(): string {
    return (read().APP_URL ?? `http://localhost:${read().PORT}`).replace(/\/+$/, '');
  },
  get authSecret(): string {
    return read().AUTH_SECRET ?? temporarySecret();
  },
  get databaseUrl(): string | undefined {
    return read().DATABASE_APP_URL;
  },
  get databasePool(): number {
    return read().DATABASE_POOL;
  },
  get redisUrl(): string | undefined {
    return read().REDIS_URL;
  },
  get workerLanes(): readonly ('gpu' | 'cpu')[] {
    return read().WORKER_LANES;
  },
  get logLevel(): Environment['LOG_LEVEL'] {
    return read().LOG_LEVEL;
  },
};

/** For tests, which change the environment while they run. */
export function forgetEnvironment(): void {
  known = undefined;
}

/** An empty value counts as not given, as compose files and shells produce it. */
export function readEnvironment(source: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = environmentSchema.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not right:\n${lines.join('\n')}`, { cause: z.prettifyError(result.error) });
}

let temporary: string | undefined;

/** A build and a development server sign nothing that has to last; a production server must not forget its sessions. */
function temporarySecret(): string {
  const { NODE_ENV, NEXT_PHASE } = read();
  if (NODE_ENV === 'production' && NEXT_PHASE !== 'phase-production-build') {
    throw new Error('AUTH_SECRET is not set. It signs session cookies: at least 32 characters, kept between starts.');
  }
  temporary ??= randomBytes(32).toString('base64url');
  return temporary;
}
