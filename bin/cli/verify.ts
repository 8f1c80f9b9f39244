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
 * `colophon verify FILE…`: credentials, watermark, and the record when this installation's database runs; it is never started
 * for this. Answers 0 when every file could be read as bytes, whatever is in them, and 2 when one could not.
 */
export async function verify(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(argv, { json: { type: 'boolean' } }, true);
  if (positionals.length === 0)
    throw new ColophonError('invalid_argument', { argument: 'verify', problem: 'name at least one file.' });
  const folder = resolve(dataDir());
  const files = positionals.map((file) => ({ file, path: resolve(file) }));
  // The verifying thread is found from the project's root.
  process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
  const keys = await keysIn(folder);
  const database = await openRecords(folder);
  const records = database ? installationRecords : null;
  try {
    const results: Verified[] = [];
    for (const { file, path } of files) results.push(await verifyOne(file, path, keys, records));
    if (values.json) sayJson({ results });
    else for (const result of results) describe(result);
    return results.some((result) => 'error' in result) ? 2 : 0;
  } finally {
    await closeVerifyThread();
    await database?.close();
  }
}

type Keys = Awaited<ReturnType<typeof keysIn>>;

async function verifyOne(file: string, path: string, keys: Keys, records: Records | null): Promise<Verified> {
  try {
    const bytes = await readInput(path, MAX_BYTES);
    return { file, ...(await verifyInThread(bytes, { name: basename(file), ...keys, records })) };
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
