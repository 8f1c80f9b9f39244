import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { isBlobName, organisationFolder } from './blob-path';

const DAY_MS = 24 * 3600 * 1000;

export interface Sweep {
  root: string;
  organisationId: string;
  /** Whether a row names this blob; asked only about blobs old enough to go. */
  isReferenced(sha256: string): Promise<boolean>;
  now?: Date;
  olderThanMs?: number;
}

/**
 * Removes blobs no row names, and halves of writes that never ended. Bytes are stored before the row that names them is
 * committed, so only what is a day old counts as an orphan. Answers what was removed.
 */
export async function sweepOrphans(sweep: Sweep): Promise<string[]> {
  const { root, organisationId, isReferenced, now = new Date(), olderThanMs = DAY_MS } = sweep;
  const folder = organisationFolder(root, organisationId);
  const removed: string[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    const file = path.join(folder, name);
    const facts = await stat(file).catch(() => null);
    if (!facts?.isFile() || now.getTime() - facts.mtimeMs < olderThanMs) continue;
    const orphan = isBlobName(name) ? !(await isReferenced(name)) : name.startsWith('.new-');
    if (!orphan) continue;
    await rm(file, { force: true });
    removed.push(name);
  }
  return removed;
}
