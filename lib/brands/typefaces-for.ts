import type { Typefaces } from '../imaging/index';
import type { PresetSnapshot } from '../pipeline/brief/index';
import { readTypefaces } from '../pipeline/composition/index';
import { blobsOf } from '../storage/index';

/** The typefaces a preset may use, its own files read from its organisation's blobs. @throws blob_missing. */
export function typefacesFor(
  { organisationId }: { organisationId: string },
  preset: Pick<PresetSnapshot, 'fonts'>,
): Promise<Typefaces> {
  return readTypefaces(preset, (blob) => blobsOf(organisationId).get(blob));
}
