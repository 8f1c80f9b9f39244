/**
 * A large registry's fingerprints on disk, so that a restart need not read a million rows. Never the truth: it is checked
 * (length, sha256, and that it belongs to this very database), what has changed since is added from the rows, and a file that
 * is broken or does not fit is thrown away.
 *
 * One line of JSON, then for each fingerprint its ref (int32) and hash (32 bytes), for each soft print the same, for each silhouette its ref, hash and steady
 * bits, and for each work's keypoints their ref, length and bytes. Written to a temporary name and renamed.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { instanceTables } from '../db/index';
import { env } from '../env/index';
import { unpackKeypoints } from '../imaging/keypoints/index';
import { log } from '../log/index';
import { RegistryWorks } from './registry-works';

/** Fewer are read from the rows in a second or two. */
export const SNAPSHOT_WORKS = 20_000;

export interface Snapshot {
  works: RegistryWorks;
  settled: bigint;
}

const VERSION = 2;
const headerSchema = z.object({
  version: z.literal(VERSION),
  database: z.string(),
  settled: z.string(),
  sha256: z.string(),
  works: z.array(z.tuple([z.string(), z.string(), z.boolean()])),
  variants: z.array(z.string()),
  fingerprints: z.int().nonnegative(),
  soft: z.int().nonnegative(),
  shapes: z.int().nonnegative(),
  keypoints: z.int().nonnegative(),
});

const pathOf = (organisationId: string | null) =>
  join(env().DATA_DIR, 'registry', `${organisationId ?? 'instance'}.index`);

/** Null when there is none that can be trusted; a broken one is removed and the log says so. */
export async function readSnapshot(organisationId: string | null): Promise<Snapshot | null> {
  const path = pathOf(organisationId);
  const bytes = await readFile(path).catch(() => null);
  if (!bytes) return null;
  try {
    const end = bytes.indexOf(10);
    const header = headerSchema.parse(JSON.parse(bytes.subarray(0, end).toString('utf8')));
    const body = bytes.subarray(end + 1);
    if (createHash('sha256').update(body).digest('hex') !== header.sha256)
      throw new RangeError('its checksum is wrong');
    if (header.database !== (await databaseName())) throw new RangeError('it belongs to another database');
    const works = restored(header, body);
    return { works, settled: BigInt(header.settled) };
  } catch (error) {
    log.warn(
      { reason: error instanceof Error ? error.message.slice(0, 200) : 'unknown' },
      'a broken registry snapshot was removed',
    );
    await rm(path, { force: true });
    return null;
  }
}

/** A file that cannot be written is no failure: the rows are read at the next start. */
export async function writeSnapshot(organisationId: string | null, { works, settled }: Snapshot): Promise<void> {
  const path = pathOf(organisationId);
  const part = `${path}.${randomUUID()}.part`;
  try {
    const body = bodyOf(works);
    const header = {
      version: VERSION,
      database: await databaseName(),
      settled: String(settled),
      sha256: createHash('sha256').update(body).digest('hex'),
      works: [...works.known()].map(({ id, kind, own }) => [id, kind, own]),
      variants: works.variants,
      fingerprints: works.index.size,
      soft: works.soft.size,
      shapes: works.shapes.size,
      keypoints: works.keypoints.works,
    };
    await mkdir(join(env().DATA_DIR, 'registry'), { recursive: true });
    await writeFile(part, Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), body]));
    await rename(part, path);
  } catch (error) {
    log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'the registry snapshot was not written');
    await rm(part, { force: true });
  }
}

function bodyOf({ index, soft, shapes, keypoints }: RegistryWorks): Buffer {
  const packed = [...keypoints.packed()];
  const length =
    (index.size + soft.size) * 36 + shapes.size * 68 + packed.reduce((sum, { bytes }) => sum + 8 + bytes.length, 0);
  const body = Buffer.alloc(length);
  let at = 0;
  for (const { ref, hash } of index.entries()) {
    body.writeInt32LE(ref, at);
    body.set(hash, at + 4);
    at += 36;
  }
  for (const { ref, print } of soft.entries()) {
    body.writeInt32LE(ref, at);
    body.set(print, at + 4);
    at += 36;
  }
  for (const { ref, hash, steady } of shapes.entries()) {
    body.writeInt32LE(ref, at);
    body.set(hash, at + 4);
    body.set(steady, at + 36);
    at += 68;
  }
  for (const { ref, bytes } of packed) {
    body.writeInt32LE(ref, at);
    body.writeInt32LE(bytes.length, at + 4);
    body.set(bytes, at + 8);
    at += 8 + bytes.length;
  }
  return body;
}

/** @throws RangeError when the parts do not add up to the whole. */
function restored(header: z.infer<typeof headerSchema>, body: Buffer): RegistryWorks {
  const works = new RegistryWorks(header.variants);
  for (const [id, kind, own] of header.works)
    works.add({ id, kind, own, fingerprints: [], shapes: [], keypoints: null });
  let at = 0;
  works.index.reserve(header.fingerprints);
  for (let n = 0; n < header.fingerprints; n += 1, at += 36)
    works.index.add(body.subarray(at + 4, at + 36), body.readInt32LE(at));
  for (let n = 0; n < header.soft; n += 1, at += 36)
    works.soft.add(body.subarray(at + 4, at + 36), body.readInt32LE(at));
  for (let n = 0; n < header.shapes; n += 1, at += 68)
    works.addShape(body.subarray(at + 4, at + 36), body.subarray(at + 36, at + 68), body.readInt32LE(at));
  for (let n = 0; n < header.keypoints; n += 1) {
    const length = body.readInt32LE(at + 4);
    const keypoints = unpackKeypoints(body.subarray(at + 8, at + 8 + length));
    if (!keypoints) throw new RangeError('its keypoints cannot be read');
    works.keypoints.add(keypoints, body.readInt32LE(at));
    at += 8 + length;
  }
  if (at !== body.length) throw new RangeError('its length is wrong');
  return works;
}

/** A random name each database gives itself, so that a restored or another one is not taken for this. */
async function databaseName(): Promise<string> {
  const { instanceSetting } = instanceTables();
  const key = 'registry';
  const found = await instanceSetting.findUnique({ where: { key } });
  const kept = z.object({ name: z.string() }).safeParse(found?.value);
  if (kept.success) return kept.data.name;
  const value = { name: randomUUID() };
  await instanceSetting.upsert({ where: { key }, create: { key, value }, update: {} });
  return z.object({ name: z.string() }).parse((await instanceSetting.findUniqueOrThrow({ where: { key } })).value).name;
}
