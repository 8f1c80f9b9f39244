import { type Actor, demand } from '../accounts/index';
import { decodeImage, encodePng, resize } from '../imaging/index';
import { withText } from '../imaging/png-text';
import { optOutNotes } from '../pipeline/policy/index';
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
  const sha256 = await blobsOf(actor.organisationId).put(withNotes(await encodePng(fitting), bytes));
  return { sha256, mediaType: 'image/png', width, height };
}

/** As their standards spell them, so that whoever looks at the stored picture finds what the file said. */
const SPELLED: Readonly<Record<string, string>> = {
  'PLUS Data Mining': 'http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED',
  'TDM reservation': 'tdm-reservation="1"',
  'C2PA training and data mining': 'cawg.training-mining notAllowed',
};

/** A file's "do not mine" notes are gone once only its pixels are kept, so they travel with the picture as a text chunk. */
function withNotes(png: Uint8Array, given: Uint8Array): Uint8Array {
  const notes = optOutNotes(given).map((name) => SPELLED[name] ?? name);
  return notes.length === 0 ? png : withText(png, 'opt-out', notes.join('; '));
}
