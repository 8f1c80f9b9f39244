import { ColophonError, say } from '../errors/index';
import { decodeImage, encodePng } from '../imaging/index';
import type { Preset, PresetSnapshot } from '../pipeline/brief/index';
import { inspectInputs } from '../pipeline/policy/index';
import { protectedWorksFor } from '../rights/index';
import { blobsOf } from '../storage/index';

const INLINE = /^data:image\/(?:png|jpeg|webp|avif);base64,([A-Za-z0-9+/=\s]+)$/;

/**
 * Reference pictures of a brand, each with somebody's word that it may be used. Before anything is kept the file is read as any
 * input is: a note that reserves it against mining (PLUS, TDM, CAWG) or a match with a registered work refuses it. What is kept
 * is pixels alone.
 * @throws invalid_preset, reference_refused, the `image_*` family.
 */
export async function storeReferences(
  organisationId: string,
  preset: Pick<Preset, 'name' | 'slug' | 'references'>,
): Promise<PresetSnapshot['references']> {
  const stored: PresetSnapshot['references'] = [];
  for (const { data, ...facts } of preset.references) {
    const inline = INLINE.exec(data)?.[1];
    if (!inline)
      throw new ColophonError('invalid_preset', { problems: `${facts.title} must be "data:image/…;base64,…"` });
    const bytes = new Uint8Array(Buffer.from(inline, 'base64'));
    await refuseReserved(organisationId, preset, bytes, facts.title);
    const { pixels } = await decodeImage(bytes, { name: facts.title });
    stored.push({ ...facts, blob: await blobsOf(organisationId).put(await encodePng(pixels)) });
  }
  return stored;
}

async function refuseReserved(
  organisationId: string,
  preset: Pick<Preset, 'name' | 'slug'>,
  bytes: Uint8Array,
  title: string,
): Promise<void> {
  const reference = { sha256: '0'.repeat(64), mediaType: 'image/png' } as const;
  const findings = await inspectInputs(
    { brief: { reference }, preset },
    { blobs: { get: async () => bytes }, works: protectedWorksFor(organisationId) },
  );
  const [stop] = findings.filter((finding) => finding.triggered);
  if (stop) throw new ColophonError('reference_refused', { name: title, problem: say(stop.code, stop.params) });
}
