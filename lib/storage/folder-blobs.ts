import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { ColophonError } from '../errors';
import { blobPath, organisationFolder } from './blob-path';

/** Content-addressed bytes of one organisation; the pipeline's `Blobs` port. Another store is another such function. */
export interface BlobStore {
  /** Answers the sha256 under which the bytes now are; putting them twice is once. */
  put(bytes: Uint8Array): Promise<string>;
  /** @throws blob_missing, blob_corrupt. */
  get(sha256: string): Promise<Uint8Array>;
  has(sha256: string): Promise<boolean>;
}

/** In a folder: `<root>/<organisation>/<sha256>`. What has its name is whole, whenever the machine lost power. */
export function folderBlobs(root: string, organisationId: string): BlobStore {
  const folder = organisationFolder(root, organisationId);

  return {
    async put(bytes) {
      const sha256 = hashOf(bytes);
      const file = blobPath(folder, sha256);
      if (!(await refresh(file, bytes.byteLength))) await explained(() => writeWhole(folder, file, bytes));
      return sha256;
    },
    async get(sha256) {
      const bytes = await readFile(blobPath(folder, sha256)).catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' ? new ColophonError('blob_missing', { sha256 }, { cause: error }) : error;
      });
      // Disks lie and people edit: bytes that are not what their name says must never be signed or delivered.
      if (hashOf(bytes) !== sha256) throw new ColophonError('blob_corrupt', { sha256 });
      return bytes;
    },
    async has(sha256) {
      return (await stat(blobPath(folder, sha256)).catch(() => null))?.isFile() ?? false;
    },
  };
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Marks a blob that is there as new, so that a sweep does not take it for an orphan before a row names it. */
async function refresh(file: string, size: number): Promise<boolean> {
  if ((await stat(file).catch(() => null))?.size !== size) return false;
  const now = new Date();
  return utimes(file, now, now).then(
    () => true,
    () => false,
  );
}

async function writeWhole(folder: string, file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const temporary = path.join(folder, `.new-${randomBytes(8).toString('hex')}`);
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
    await syncFolder(folder);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** The new name itself must reach the disk; some systems cannot open a folder, and there the rename has to do. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

async function explained(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new ColophonError('storage_full', {}, { cause: error });
    throw error;
  }
}
