/** Logs: JSON lines with ids and hashes, never what people wrote or who they are. */
import { type DestinationStream, type Logger, pino } from 'pino';
import { env } from '../env';

export type { Logger } from 'pino';

/** Removed wherever they appear, one and two levels deep: secrets, and what would name a person or their words. */
const REDACTED = [
  'authorization',
  'cookie',
  'email',
  'password',
  'passwordHash',
  'prompt',
  'secret',
  'token',
  'set-cookie',
  'privateKey',
  'connectionString',
].flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]);

export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { pid: process.pid },
    redact: { paths: REDACTED, censor: '[removed]' },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** `log.info({ generationId }, 'enqueued')`: facts first, one short sentence second. */
export const log: Logger = createLog(env().LOG_LEVEL);
