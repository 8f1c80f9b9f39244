import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { dataDir } from './data-dir';

const lockSchema = z.object({ info: z.object({ address: z.url() }) });

/** Where the product that runs on this data was started, so that links a command prints lead there; null when none says. */
export async function runningAddress(): Promise<string | null> {
  try {
    return lockSchema.parse(JSON.parse(await readFile(join(dataDir(), 'colophon.lock'), 'utf8'))).info.address;
  } catch {
    return null;
  }
}
