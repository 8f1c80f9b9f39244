import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ColophonError } from '../../lib/errors/index';
import {
  closeVerifyThread,
  installationRecords,
  type Records,
  type VerifyResult,
  verifyInThread,
} from '../../lib/verify/index';
import { dataDir } from './home';
import { readOptions } from './options';
import { readInput } from './read-file';
import { openRecords } from './records';
import { note, sayJson, sayLine } from './say';
import { keysIn } from './verify-keys';

/** Print-sized TIFFs are large; more than this is no picture anybody made. */
const MAX_BYTES = 256 * 1024 * 1024;

type Verified = ({ file: string } & VerifyResult) | { file: string; error: { code: string; message: string } };

/**
 * `colophon verify FILE… [--sidecar FILE.c2pa]`: credentials, watermark, and the record when this installation's database runs; it is never started
 * for this. Answers 0 when every file could be read as bytes, whatever is in them, and 2 when one could not.
 */
export async function verify(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(argv, { json: { type: 'boolean' }, sidecar: { type: 'string' } }, true);
  if (positionals.length === 0)
    throw new ColophonError('invalid_argument', { argument: 'verify', problem: 'name at least one file.' });
  if (values.sidecar !== undefined && positionals.length > 1)
    throw new ColophonError('invalid_argument', {
      argument: '--sidecar',
      problem: 'belongs to one picture; name one.',
    });
  const sidecar = values.sidecar === undefined ? undefined : await readInput(resolve(values.sidecar));
  const folder = resolve(dataDir());
  const files = positionals.map((file) => ({ file, path: resolve(file) }));
  // The verifying thread is found from the project's root.
  process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
  const keys = await keysIn(folder);
  const database = await openRecords(folder);
  const records = database ? installationRecords : null;
  try {
    const results: Verified[] = [];
    for (const { file, path } of files) results.push(await verifyOne(file, path, { ...keys, records, sidecar }));
    if (values.json) sayJson({ results });
    else for (const result of results) describe(result);
    return results.some((result) => 'error' in result) ? 2 : 0;
  } finally {
    await closeVerifyThread();
    await database?.close();
  }
}

type Options = Awaited<ReturnType<typeof keysIn>> & { records: Records | null; sidecar: Uint8Array | undefined };

async function verifyOne(file: string, path: string, options: Options): Promise<Verified> {
  try {
    const bytes = await readInput(path, MAX_BYTES);
    return { file, ...(await verifyInThread(bytes, { name: basename(file), ...options })) };
  } catch (error) {
    if (!(error instanceof ColophonError)) throw error;
    return { file, error: { code: error.code, message: error.message } };
  }
}

function describe(result: Verified): void {
  if ('error' in result) {
    note(`colophon: ${result.error.message}`);
    return;
  }
  sayLine(`${result.file}: ${result.words}`);
  const parts = [result.credentials.words, result.watermark.words, result.record.words];
  for (const words of new Set(parts)) sayLine(`  ${words}`);
}
