/**
 * What a local demo installation has to show, as its seed wrote it. An installation without one shows the first page without
 * examples. Only what is named here may be seen without an account.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { cache } from 'react';
import { z } from 'zod';
import { instanceTables, type PublishedAsset, publishedAssets } from '../../lib/db/index';
import { env } from '../../lib/env/index';
import { ColophonError } from '../../lib/errors/index';
import { blobsOf } from '../../lib/storage/index';

const demoSchema = z.object({
  organisationId: z.string(),
  delivered: z.object({ generationId: z.string(), assetIds: z.array(z.string()) }).nullable(),
  blocked: z.object({ generationId: z.string() }).nullable(),
  stripped: z.object({ assetId: z.string(), path: z.string() }).nullable(),
});
export type Demo = z.infer<typeof demoSchema>;

export const readDemo = cache(async (): Promise<Demo | null> => {
  const row = await instanceTables().instanceSetting.findUnique({ where: { key: 'demo' } });
  return demoSchema
    .nullable()
    .catch(null)
    .parse(row?.value ?? null);
});

/** The delivered set, in the order of its brief. */
export const demoPictures = cache(async (): Promise<PublishedAsset[]> => {
  const demo = await readDemo();
  const found = await Promise.all((demo?.delivered?.assetIds ?? []).map((id) => publishedAssets('asset', id)));
  return found.flat();
});

/** @throws not_found for any picture that is not part of the demo. */
export async function readDemoPicture(id: string) {
  const demo = await readDemo();
  const asset = (await demoPictures()).find(({ assetId }) => assetId === id);
  if (!demo || !asset) throw new ColophonError('not_found', { thing: 'picture' });
  const { sha256, mediaType } = asset;
  return { bytes: await blobsOf(demo.organisationId).get(sha256), mediaType, sha256 };
}

/** A delivered picture as a platform would pass it on: without its credentials. @throws not_found. */
export async function readStripped(): Promise<{ bytes: Uint8Array<ArrayBuffer>; mediaType: string; fileName: string }> {
  const demo = await readDemo();
  const folder = path.resolve(env().DATA_DIR);
  const file = demo?.stripped ? path.resolve(folder, demo.stripped.path) : null;
  if (!file?.startsWith(folder + path.sep)) throw new ColophonError('not_found', { thing: 'picture' });
  try {
    return { bytes: new Uint8Array(await readFile(file)), mediaType: 'image/jpeg', fileName: path.basename(file) };
  } catch (error) {
    throw new ColophonError('not_found', { thing: 'picture' }, { cause: error });
  }
}

const signInSchema = z.object({ email: z.string() });

/** The demo's e-mail for the sign-in form, or null. The password stays in the terminal. */
export async function demoEmail(): Promise<string | null> {
  try {
    const text = await readFile(path.join(env().DATA_DIR, 'demo-sign-in.json'), 'utf8');
    return signInSchema.parse(JSON.parse(text)).email;
  } catch {
    return null;
  }
}
