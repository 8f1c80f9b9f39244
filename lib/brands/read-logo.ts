import type { Actor } from '../accounts/index';
import { ColophonError } from '../errors/index';
import { blobsOf } from '../storage/index';
import { getPreset } from './get-preset';

/**
 * The logo made for that ground, or the nearest there is: one for any ground, then whatever the brand has.
 * @throws not_found, blob_missing, forbidden.
 */
export async function readLogo(
  actor: Actor,
  presetId: string,
  ground: 'light' | 'dark' | 'any',
): Promise<{ bytes: Uint8Array; mediaType: string }> {
  const { snapshot } = await getPreset(actor, presetId);
  const { variants } = snapshot.logo;
  const fits = (wanted: string) => variants.find((variant) => variant.ground === wanted);
  const variant = fits(ground) ?? fits('any') ?? variants[0];
  if (!variant) throw new ColophonError('not_found', { thing: 'logo' });
  return { bytes: await blobsOf(actor.organisationId).get(variant.blob), mediaType: variant.mediaType };
}
