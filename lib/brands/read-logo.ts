import type { Actor } from '../accounts/index';
import { ColophonError } from '../errors/index';
import { blobsOf } from '../storage/index';
import { getDraft } from './drafts';
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

/**
 * One variant by its stored file, for the editor: a logo that was just uploaded is in no draft yet.
 * @throws not_found for another organisation's preset or a file that is no logo, forbidden.
 */
export async function readDraftLogo(
  actor: Actor,
  presetId: string,
  blob: string,
): Promise<{ bytes: Uint8Array; mediaType: string }> {
  await getDraft(actor, presetId);
  const blobs = blobsOf(actor.organisationId);
  if (!/^[0-9a-f]{64}$/.test(blob) || !(await blobs.has(blob))) throw new ColophonError('not_found', { thing: 'logo' });
  const bytes = await blobs.get(blob);
  if (bytes[0] === 0x89) return { bytes, mediaType: 'image/png' };
  // Written by our own cleaner it starts like this; anything else stored here is no drawing.
  if (new TextDecoder().decode(bytes.subarray(0, 5)).startsWith('<svg')) return { bytes, mediaType: 'image/svg+xml' };
  throw new ColophonError('not_found', { thing: 'logo' });
}
