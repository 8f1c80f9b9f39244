import { createHash } from 'node:crypto';
import { type Actor, demand } from '../accounts/index';
import { forOrganisation } from '../db/index';
import { ColophonError } from '../errors/index';
import { decodeImage, encodePng, type Pixels, resize, sniffImage } from '../imaging/index';
import { textOf, withText } from '../imaging/png-text';
import type { Brief, PictureReference } from '../pipeline/brief/index';
import { optOutNotes } from '../pipeline/policy/index';
import { ASSET_TYPES, assetTypeOf, extractManifest } from '../pipeline/provenance/index';
import type { Blobs } from '../pipeline/stage';
import { blobsOf } from '../storage/index';
import { readAsset } from './read-asset';

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
  const pixels = await fitted(bytes, name);
  const { width, height } = pixels;
  const blobs = blobsOf(actor.organisationId);
  const clean = withNotes(await encodePng(pixels), await notesOf(actor, bytes));
  const type = assetTypeOf(sniffImage(bytes));
  const carries = type !== null && extractManifest(bytes, type) !== null;
  const stored = carries ? withText(clean, ORIGINAL, `${await blobs.put(bytes)} ${type}`) : clean;
  return { sha256: await blobs.put(stored), mediaType: 'image/png', width, height };
}

/**
 * A delivered picture as one to begin from: stored as an upload is, so that its credentials go on into what is made of it.
 * @throws not_found, removed_by_retention, blob_missing, blob_corrupt, forbidden, storage_full.
 */
export async function storeDelivered(actor: Actor, assetId: string): Promise<StoredInput & { name: string }> {
  const { bytes, fileName } = await readAsset(actor, assetId);
  return { ...(await storeInput(actor, bytes, fileName)), name: fileName };
}

async function fitted(bytes: Uint8Array, name: string): Promise<Pixels> {
  const { pixels } = await decodeImage(bytes, { name: name.slice(0, 200) });
  const share = Math.min(1, LONGEST_SIDE / Math.max(pixels.width, pixels.height));
  const side = (length: number) => Math.max(1, Math.round(length * share));
  return share < 1 ? resize(pixels, side(pixels.width), side(pixels.height)) : pixels;
}

/** As their standards spell them, so that whoever looks at the stored picture finds what the file said. */
const SPELLED: Readonly<Record<string, string>> = {
  'PLUS Data Mining': 'http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED',
  'TDM reservation': 'tdm-reservation="1"',
  'C2PA training and data mining': 'cawg.training-mining notAllowed',
};

/** A file's "do not mine" notes are gone once only its pixels are kept, so they travel with the picture as a text chunk. */
function withNotes(png: Uint8Array, notes: readonly string[]): Uint8Array {
  return notes.length === 0 ? png : withText(png, 'opt-out', notes.map((name) => SPELLED[name] ?? name).join('; '));
}

/** Our own pictures forbid others to train on them; whoever made one may go on from it. */
async function notesOf({ organisationId }: Actor, bytes: Uint8Array): Promise<string[]> {
  const notes = optOutNotes(bytes);
  if (notes.length === 0) return notes;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const own = await forOrganisation(organisationId, (tx) =>
    tx.asset.findFirst({ where: { sha256 }, select: { id: true } }),
  );
  return own ? [] : notes;
}

/** Chunk of a stored picture that names the file it came as. Other files of an organisation are stored as they came, so it is proved. */
const ORIGINAL = 'original';

/**
 * The brief with the files its stored pictures came as, and nothing that a request says of them.
 * @throws blob_missing, blob_corrupt for a stored picture that is not there.
 */
export async function withOriginals(brief: Brief, blobs: Pick<Blobs, 'get'>): Promise<Brief> {
  const resolved = { ...brief };
  for (const field of ['product', 'reference', 'initial'] as const) {
    const picture = brief[field];
    if (!picture) continue;
    const { sha256, mediaType } = picture;
    const original = mediaType === 'image/png' ? await originalOf(await blobs.get(sha256), blobs) : null;
    resolved[field] = { sha256, mediaType, ...(original ? { original } : {}) };
  }
  return resolved;
}

/**
 * The file that a stored picture names, where it really is that picture: anybody can write a chunk into a PNG, and what it names would
 * be signed as the parent of what is made from it.
 */
async function originalOf(stored: Uint8Array, blobs: Pick<Blobs, 'get'>): Promise<PictureReference['original'] | null> {
  const [sha256, type] = textOf(stored, ORIGINAL)?.split(' ') ?? [];
  const mediaType = ASSET_TYPES.find((known) => known === type);
  if (!sha256 || !mediaType) return null;
  try {
    const [own, named] = [await decodeImage(stored), await fitted(await blobs.get(sha256), 'The original')];
    return samePixels(own.pixels, named) ? { sha256, mediaType } : null;
  } catch (error) {
    if (error instanceof ColophonError && error.facts.status < 500) return null;
    if (error instanceof ColophonError && error.code === 'blob_missing') return null;
    throw error;
  }
}

function samePixels(one: Pixels, other: Pixels): boolean {
  const bytesOf = ({ data }: Pixels) => Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return one.width === other.width && one.channels === other.channels && bytesOf(one).equals(bytesOf(other));
}
