import { open } from 'node:fs/promises';
import { ColophonError } from '../../lib/errors/index';

/** Largest file any option takes, in bytes: room for a print-sized photograph, not for an accident. */
export const MAX_INPUT_BYTES = 64 * 1024 * 1024;

/**
 * Bytes of a file the caller named.
 * @throws file_not_found when it is missing, a folder or unreadable; image_too_large past `limit` bytes.
 */
export async function readInput(path: string, limit = MAX_INPUT_BYTES): Promise<Uint8Array> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw new ColophonError('file_not_found', { path }, { cause: error });
  });
  try {
    const facts = await handle.stat();
    if (!facts.isFile()) throw new ColophonError('file_not_found', { path });
    if (facts.size > limit)
      throw new ColophonError('image_too_large', { name: path, size: megabytes(facts.size), limit: megabytes(limit) });
    return new Uint8Array(await handle.readFile());
  } finally {
    await handle.close();
  }
}

/** @throws invalid_json when the text does not parse; what `readInput` throws. */
export async function readJson(path: string): Promise<unknown> {
  const bytes = await readInput(path, 32 * 1024 * 1024);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return JSON.parse(text);
  } catch (error) {
    const problem = error instanceof Error ? (error.message.split('\n')[0] ?? '').slice(0, 160) : String(error);
    throw new ColophonError('invalid_json', { what: path, problem }, { cause: error });
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
