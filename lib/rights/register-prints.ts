/** A work of which only the prints are left: what an opt-out kept of a picture. */
import { z } from 'zod';
import { registerInstanceWorks } from '../db/index';
import { newId } from '../ids/index';
import { pdqFromHex } from '../imaging/pdq';
import { SOFT } from '../imaging/pdq-regions';
import { findPastDeliveries } from './past-deliveries';
import { expireRegistry } from './protected-works-for';

const hex = z.string().regex(/^[0-9a-f]+$/);

export const storedPrintsSchema = z.object({
  hashes: z.array(z.object({ hash: hex.length(64), variant: z.string(), quality: z.int() })),
  shape: z.object({ hash: hex.length(64), steady: hex.length(64) }).nullable(),
  keypoints: hex.nullable(),
});
export type StoredPrints = z.infer<typeof storedPrintsSchema>;

/** For the whole installation, and past deliveries are searched. @returns the work's id. */
export async function registerPrints(work: {
  title: string;
  holder: string;
  kind: string;
  prints: StoredPrints | null;
  source: string;
  importRef: string;
}): Promise<string> {
  const { prints, ...facts } = work;
  const id = newId('work');
  const added = await registerInstanceWorks([
    {
      id,
      ...facts,
      fingerprints: (prints?.hashes ?? []).map((print) => ({ id: newId('fingerprint'), ...print })),
      shapes: prints?.shape ? [{ id: newId('shape'), ...prints.shape }] : [],
      ...(prints?.keypoints ? { keypoints: prints.keypoints } : {}),
    },
  ]);
  expireRegistry(null);
  const hashes = (prints?.hashes ?? []).flatMap(({ hash, variant }) => {
    const bytes = variant.startsWith(SOFT) ? null : pdqFromHex(hash);
    return bytes ? [{ hash: bytes, variant }] : [];
  });
  if (added > 0) await findPastDeliveries([{ id, title: work.title, holder: work.holder, hashes }], null);
  return id;
}
