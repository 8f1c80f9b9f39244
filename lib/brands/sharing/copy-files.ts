import type { PresetSnapshot } from '../../pipeline/brief/index';
import { blobsOf } from '../../storage/index';

/** Logos, fonts and references of a shared preset, and nothing else, into the blobs of the organisation that accepted it. */
export async function copyFiles(from: string, to: string, snapshot: PresetSnapshot): Promise<void> {
  const files = [...snapshot.logo.variants, ...snapshot.fonts, ...snapshot.references];
  const [given, taken] = [blobsOf(from), blobsOf(to)];
  for (const { blob } of files) if (!(await taken.has(blob))) await taken.put(await given.get(blob));
}
