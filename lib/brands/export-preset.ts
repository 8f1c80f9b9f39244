import { type Actor, demand } from '../accounts/index';
import { type Preset, presetSchema } from '../pipeline/brief/index';
import { blobsOf } from '../storage/index';
import { getPreset } from './get-preset';
import { getVersion } from './versions';

/**
 * A preset as one JSON text that imports again unchanged: keys in the schema's order, files inline. What is stored was written
 * by us, and writing it again gives the same bytes.
 * @param version the newest when left out.
 * @throws not_found, blob_missing, forbidden.
 */
export async function exportPreset(actor: Actor, slugOrId: string, version?: number): Promise<string> {
  demand(actor, 'brands:read');
  const snapshot =
    version === undefined ? (await getPreset(actor, slugOrId)).snapshot : await getVersion(actor, slugOrId, version);
  const blobs = blobsOf(actor.organisationId);
  const inline = async (blob: string, mediaType: string) =>
    `data:${mediaType};base64,${Buffer.from(await blobs.get(blob)).toString('base64')}`;
  const { logo, fonts, references, ...body } = snapshot;
  const preset: Preset = presetSchema.parse({
    ...body,
    fonts: await Promise.all(
      fonts.map(async ({ blob, ...font }) => ({ ...font, data: await inline(blob, 'font/woff2') })),
    ),
    references: await Promise.all(
      references.map(async ({ blob, ...reference }) => ({ ...reference, data: await inline(blob, 'image/png') })),
    ),
    logo: {
      ...logo,
      variants: await Promise.all(
        logo.variants.map(async ({ blob, mediaType, ...variant }) => ({
          ...variant,
          data: await inline(blob, mediaType),
        })),
      ),
    },
  });
  return `${JSON.stringify(preset, null, 2)}\n`;
}
