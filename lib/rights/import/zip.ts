/**
 * Pictures in a ZIP archive, read as a stream: names are labels and never paths, nothing is written to disk, and what unpacks to
 * more than a picture may weigh is dropped while it unpacks.
 */
import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate';
import { csvRows } from './csv';
import { entryOf, type ImportDefaults, type Imported, type ImportSource, refusal, shown } from './entry';

/** As for any picture. */
const LARGEST_PICTURE = 25e6;
const LARGEST_TABLE = 64e6;
const MOST_ENTRIES = 100_000;
/** All entries unpacked. */
const MOST_BYTES = 8e9;
/** What no honest archive of pictures holds in one entry: unpacking stops for good. */
const BOMB = 100e6;
/** Bytes given to the decoder at once: deflate makes at most a thousand times as many of them. */
const STEP = 16_384;
const PICTURE = /\.(png|jpe?g|webp|avif|gif|tiff?)$/i;
const TABLE = /(^|\/)works\.csv$/i;

interface Unpacked {
  name: string;
  bytes: Uint8Array | null;
  problem: string | null;
}

/** Pictures with what `works.csv` in the archive says of them; without it the file's name is the title. */
export async function* zipEntries(source: ImportSource, defaults: ImportDefaults): AsyncGenerator<Imported> {
  const table = await tableIn(source);
  const rows = new Map<string, Record<string, string>>();
  if (table) {
    const once = async function* () {
      yield table;
    };
    for await (const { row, entry } of csvRows(once)) {
      if (row.file) rows.set(row.file, row);
      else yield entryOf(row, `works.csv, ${entry}`, defaults);
    }
  }
  const missing = new Set(rows.keys());
  for await (const { name, bytes, problem } of unpacked(source, (path) => !TABLE.test(path))) {
    const entry = shown(name);
    if (problem !== null || bytes === null) {
      missing.delete(name);
      yield { entry, problem: problem ?? 'is empty.' };
      continue;
    }
    const base = name.split('/').at(-1) ?? name;
    const row = rows.get(name) ?? rows.get(base);
    missing.delete(name);
    missing.delete(base);
    const read = entryOf(row ?? { title: base.replace(/\.[^.]+$/, '').slice(0, 200) }, entry, defaults);
    yield 'problem' in read ? read : { ...read, bytes };
  }
  for (const file of missing) yield { entry: shown(file), problem: 'is in works.csv and not in the archive.' };
}

async function tableIn(source: ImportSource): Promise<Uint8Array | null> {
  for await (const { bytes } of unpacked(source, (path) => TABLE.test(path), LARGEST_TABLE)) return bytes;
  return null;
}

async function* unpacked(
  source: ImportSource,
  wanted: (path: string) => boolean,
  most = LARGEST_PICTURE,
): AsyncGenerator<Unpacked> {
  const ready: Unpacked[] = [];
  let [entries, total] = [0, 0];
  let stopped: Error | null = null;
  const unzip = new Unzip((file) => {
    entries += 1;
    if (entries > MOST_ENTRIES)
      stopped ??= refusal(`holds more than ${MOST_ENTRIES.toLocaleString('en')} files; send it in parts.`);
    const { name } = file;
    const take = wanted(name) && !name.endsWith('/');
    let problem = take && !TABLE.test(name) ? nameProblem(name) : null;
    let chunks: Uint8Array[] = [];
    let size = 0;
    file.ondata = (error, chunk, final) => {
      if (error) {
        if (take) ready.push({ name, bytes: null, problem: `cannot be unpacked: ${error.message}.` });
        return;
      }
      size += chunk.length;
      total += chunk.length;
      if (size > BOMB)
        stopped ??= refusal(
          `“${shown(name)}” unpacks to more than 100 MB, which no picture does; nothing of the archive was registered.`,
        );
      if (total > MOST_BYTES) stopped ??= refusal('unpacks to more than 8 GB; send it in parts.');
      if (!take || problem !== null) chunks = [];
      else if (size > most) {
        problem = `unpacks to more than ${Math.round(most / 1e6)} MB.`;
        chunks = [];
      } else chunks.push(chunk);
      if (final && take) ready.push({ name, bytes: problem === null ? joined(chunks, size) : null, problem });
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  unzip.register(UnzipPassThrough);
  for await (const block of source())
    for (let at = 0; at < block.length; at += STEP) {
      push(unzip, block.subarray(at, at + STEP), false);
      if (stopped) throw stopped;
      yield* ready.splice(0);
    }
  push(unzip, new Uint8Array(0), true);
  if (stopped) throw stopped;
  yield* ready.splice(0);
  if (entries === 0) throw refusal('is no archive that can be read: it has no files.');
}

function push(unzip: Unzip, bytes: Uint8Array, final: boolean): void {
  try {
    unzip.push(bytes, final);
  } catch (error) {
    throw refusal(`the archive is damaged: ${error instanceof Error ? error.message : 'it cannot be read'}.`);
  }
}

function nameProblem(name: string): string | null {
  if (/(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[a-z]:|\0/i.test(name))
    return 'its name points outside the archive; it was not read.';
  if (/(^|\/)(__MACOSX|\.)/.test(name)) return 'is a hidden file; it was not read.';
  if (/\.(zip|jar|rar|7z|gz|tar)$/i.test(name)) return 'is an archive inside the archive; unpack it first.';
  if (!PICTURE.test(name)) return 'is no picture by its name (PNG, JPEG, WebP, AVIF, GIF, TIFF).';
  return null;
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
