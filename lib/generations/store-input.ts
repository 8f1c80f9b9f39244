import { createHash } from 'node:crypto';
import { type Actor, demand } from '../accounts/index';
import { forOrganisation } from '../db/index';
import { decodeImage, encodePng, resize, sniffImage } from '../imaging/index';
import { textOf, withText } from '../imaging/png-text';
import type { Brief } from '../pipeline/brief/index';
import { optOutNotes } from '../pipeline/policy/index';
import { type AssetType, extractManifest } from '../pipeline/provenance/index';
import type { Blobs } from '../pipeline/stage';
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
 * A picture to be used in a creative as a clean PNG: pixels only, upright, sRGB. Of the given file nothing is kept, unless it carries
 * credentials: then it is stored untouched beside the PNG, so that they go on into whatever is made from it. Decoded with limits
 * (25 MB, 40 megapixels, 10 s).
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
  const blobs = blobsOf(actor.organisationId);
  const clean = withNotes(await encodePng(fitting), (await isOwnDelivery(actor, bytes)) ? null : bytes);
  const original = originalOf(bytes) && `${await blobs.put(bytes)} ${originalOf(bytes)}`;
  const sha256 = await blobs.put(original ? withText(clean, ORIGINAL, original) : clean);
  return { sha256, mediaType: 'image/png', width, height };
}

/** As their standards spell them, so that whoever looks at the stored picture finds what the file said. */
const SPELLED: Readonly<Record<string, string>> = {
  'PLUS Data Mining': 'http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED',
  'TDM reservation': 'tdm-reservation="1"',
  'C2PA training and data mining': 'cawg.training-mining notAllowed',
};

/** A file's "do not mine" notes are gone once only its pixels are kept, so they travel with the picture as a text chunk. */
function withNotes(png: Uint8Array, given: Uint8Array | null): Uint8Array {
  const notes = (given ? optOutNotes(given) : []).map((name) => SPELLED[name] ?? name);
  return notes.length === 0 ? png : withText(png, 'opt-out', notes.join('; '));
}

/** Our own pictures forbid others to train on them; whoever made one may go on from it. */
async function isOwnDelivery({ organisationId }: Actor, bytes: Uint8Array): Promise<boolean> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const found = await forOrganisation(organisationId, (tx) =>
    tx.asset.findFirst({ where: { sha256 }, select: { id: true } }),
  );
  return found !== null;
}

/** Chunk of a stored picture that names the file it came as. Only this file writes stored pictures, so nobody else can. */
const ORIGINAL = 'original';

/** The media type of a file that carries credentials; null of any other. */
function originalOf(bytes: Uint8Array): AssetType | null {
  const format = sniffImage(bytes);
  if (format === null || format === 'gif' || format === 'tiff') return null;
  return extractManifest(bytes, `image/${format}`) ? `image/${format}` : null;
}

/** The brief with what its stored pictures say about the files they came as, and nothing that a request says of it. */
export async function withOriginals(brief: Brief, blobs: Pick<Blobs, 'get'>): Promise<Brief> {
  const resolved = { ...brief };
  for (const field of ['product', 'reference', 'initial'] as const) {
    const picture = brief[field];
    if (!picture) continue;
    const { sha256, mediaType } = picture;
    const said = mediaType === 'image/png' ? textOf(await blobs.get(sha256), ORIGINAL) : null;
    const [original, type] = said?.split(' ') ?? [];
    const known = ORIGINAL_TYPES.find((entry) => entry === type);
    resolved[field] = {
      sha256,
      mediaType,
      ...(original && known ? { original: { sha256: original, mediaType: known } } : {}),
    };
  }
  return resolved;
}

const ORIGINAL_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/avif'] as const;
