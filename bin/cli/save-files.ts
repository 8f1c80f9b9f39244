import { createHash, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ColophonError } from '../../lib/errors/index';

/**
 * Checked before anything is drawn, so that a folder that cannot be written costs nothing.
 * @throws file_unwritable.
 */
export async function prepareFolder(folder: string): Promise<void> {
  try {
    await makeFolder(resolve(folder));
    const probe = join(folder, `.colophon-${randomBytes(6).toString('hex')}`);
    await writeFile(probe, '', { flag: 'wx' });
    await rm(probe);
  } catch (error) {
    throw unwritable(folder, error);
  }
}

/** Node's own recursive mkdir never returns where a file system answers ENOENT for a parent that exists, as /proc does. */
async function makeFolder(folder: string): Promise<void> {
  const there = await stat(folder).catch(() => null);
  if (there?.isDirectory()) return;
  const parent = dirname(folder);
  if (parent !== folder) await makeFolder(parent);
  await mkdir(folder).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST' || !(await stat(folder)).isDirectory()) throw error;
  });
}

/**
 * Writes a set of files that belong together as `<stem><ending>`, each under a temporary name first. A file of that name
 * with other content is never replaced: the whole set moves on to `<stem>-2`, `<stem>-3`, … The same content again is
 * the same file.
 * @returns the paths, by ending.
 * @throws file_unwritable.
 */
export async function saveSet(
  folder: string,
  stem: string,
  parts: ReadonlyMap<string, Uint8Array>,
): Promise<Map<string, string>> {
  for (let number = 1; number < 10_000; number++) {
    const name = number === 1 ? stem : `${stem}-${number}`;
    const paths = new Map([...parts.keys()].map((ending) => [ending, join(folder, `${name}${ending}`)]));
    if (await taken(paths, parts)) continue;
    let written = true;
    for (const [ending, path] of paths) written &&= await place(path, parts.get(ending) ?? new Uint8Array());
    if (written) return paths;
  }
  throw unwritable(folder, new Error('too many files of the same name'));
}

/** Whether any of these paths already holds something else. */
async function taken(paths: ReadonlyMap<string, string>, parts: ReadonlyMap<string, Uint8Array>): Promise<boolean> {
  for (const [ending, path] of paths) {
    const there = await readFile(path).catch(() => null);
    if (there && digest(there) !== digest(parts.get(ending) ?? new Uint8Array())) return true;
  }
  return false;
}

/** False when somebody else took the name in between with other content. */
async function place(path: string, bytes: Uint8Array): Promise<boolean> {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.part`;
  try {
    await writeFile(temporary, bytes, { flag: 'wx' });
    // A hard link refuses an existing name in one step; not every file system has them, then rename must do.
    await link(temporary, path).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') return rename(temporary, path);
      const there = await readFile(path);
      if (digest(there) !== digest(bytes)) throw error;
    });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw unwritable(path, error);
  } finally {
    await rm(temporary, { force: true });
  }
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function unwritable(path: string, error: unknown): ColophonError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC') return new ColophonError('storage_full', {}, { cause: error });
  const problems: Readonly<Record<string, string>> = {
    EACCES: 'permission denied',
    ENOENT: 'it cannot be made there',
    EPERM: 'permission denied',
    EROFS: 'the disk is read-only',
    ENOTDIR: 'a part of the path is a file',
    EEXIST: 'a file of that name exists',
    ENAMETOOLONG: 'the name is too long',
  };
  const problem = problems[code] ?? (error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  return new ColophonError('file_unwritable', { path, problem }, { cause: error });
}
