import { ColophonError } from '../errors/index';
import { type Preset, type PresetSnapshot, presetSnapshotSchema } from '../pipeline/brief/index';
import { storeFonts } from './store-fonts';
import { storeLogos } from './store-logos';
import { storeReferences } from './store-references';
import { typefacesFor } from './typefaces-for';

/**
 * Checks and stores what a written preset brings with it and answers the preset as a brief pins it.
 * @param files reads a file beside the preset by its plain name; without it, files must be inline.
 * @throws invalid_preset, unsupported_font, font_unusable, svg_unsafe, reference_refused, the `image_*` family.
 */
export async function toSnapshot(
  organisationId: string,
  preset: Preset,
  files?: (name: string) => Promise<Uint8Array>,
): Promise<PresetSnapshot> {
  const { logo, fonts, references, ...body } = preset;
  const snapshot = presetSnapshotSchema.parse({
    ...body,
    fonts: await storeFonts(organisationId, fonts, files),
    references: await storeReferences(organisationId, { ...body, references }),
    logo: { ...logo, variants: await storeLogos(organisationId, logo.variants, files) },
  });
  await checkFamilies(organisationId, snapshot);
  return snapshot;
}

/** @throws unsupported_font for a face that is neither bundled nor among the preset's own fonts. */
export async function checkFamilies(organisationId: string, snapshot: PresetSnapshot): Promise<void> {
  const typefaces = await typefacesFor({ organisationId }, snapshot);
  for (const { family } of [snapshot.type.display, snapshot.type.text])
    if (!typefaces.find(family))
      throw new ColophonError('unsupported_font', { family, families: typefaces.families.join(', ') });
}
