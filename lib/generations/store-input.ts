import { type Actor, demand } from '../accounts/index';
import { decodeImage, encodePng, resize } from '../imaging/index';
import { blobsOf } from '../storage/index';

/** Four times the longest side of the largest placement's product spot; more costs time in every step and shows nowhere. */
const LONGEST_SIDE = 4_096;

export interface StoredInput {
  sha256: string;
  mediaType: 'image/png';
  width: number;
  height: number;
}

/**
 * A product photo or reference as a clean PNG: pixels only, upright, sRGB; nothing of the given file is kept. Decoded with
 * limits (25 MB, 40 megapixels, 10 s).
 * @param name how the file is called in errors.
 * @throws the `image_*` family, storage_full, forbidden.
 */
export async function storeInput(actor: Actor, bytes: Uint8Array, name: string): Promise<StoredInput> {
  demand(actor, 'generations:create');
  const { pixels } = await decodeImage(bytes, { name: name.slice(0, 200) });
  const share = Math.min(1, LONGEST_SIDE / Math.max(pixels.width, pixels.height));
  const width = Math.max(1, Math.round(pixels.width * share));
  const height = Math.max(1, Math.round(pixels.height * share));
  const fitting = share < 1 ? await resize(pixels, width, height) : pixels;
  const sha256 = await blobsOf(actor.organisationId).put(await encodePng(fitting));
  return { sha256, mediaType: 'image/png', width, height };
}
