import { conclude } from './conclude';
import { type InspectOptions, inspect } from './inspect';
import { registerPicture } from './register-picture';
import { sayRemoval } from './removed';
import type { Records, VerifyResult } from './result';
import type { Register } from './search-records';

export interface VerifyOptions extends InspectOptions {
  /** Null when there are none to search: the answer then says so. */
  records?: Records | null;
}

/**
 * Says where a picture comes from: credentials, invisible mark, record. Never throws for a bad file; rejects only with what
 * `records` rejects with. Up to a few seconds of CPU: the app calls `verifyInThread`.
 */
export async function verifyFile(bytes: Uint8Array, options: VerifyOptions): Promise<VerifyResult> {
  const records = options.records ?? null;
  const register: Register = async (question) => registerPicture({ ...question, keys: options.watermarkKeys });
  return sayRemoval(await conclude(await inspect(bytes, options), records, register), records);
}
