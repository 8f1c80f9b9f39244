import { randomUUID } from 'node:crypto';
import { ColophonError } from '../../lib/errors/index';

/** One JSON document on stdout: what scripts read. Credits are bigint, so they are written as numbers. */
export function sayJson(value: unknown): void {
  process.stdout.write(
    `${JSON.stringify(value, (_key, entry: unknown) => (typeof entry === 'bigint' ? Number(entry) : entry), 2)}\n`,
  );
}

export function sayLine(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

/**
 * Says what went wrong, once, and answers the exit code. What is not ours gets a reference; its stack is shown only under
 * COLOPHON_DEBUG, because a customer's terminal is no place for it.
 */
export function sayError(error: unknown, json: boolean): number {
  const known = error instanceof ColophonError ? error : unknown(error);
  note(`colophon: ${known.message}`);
  if (process.env.COLOPHON_DEBUG && error instanceof Error) note(error.stack ?? '');
  if (json) sayJson({ error: { code: known.code, message: known.message } });
  return known.facts.exit;
}

function unknown(error: unknown): ColophonError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC') return new ColophonError('storage_full', {}, { cause: error });
  const cause = error instanceof Error ? error.message.split('\n')[0] : String(error);
  return new ColophonError('internal', { reference: `${randomUUID().slice(0, 8)}: ${cause}` }, { cause: error });
}
