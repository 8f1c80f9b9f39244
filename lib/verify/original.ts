import { publishedPreview } from '../db/index';
import { decodeImage } from '../imaging/index';
import { blobsOf } from '../storage/index';
import { colourGrid } from './colours';

async function previewOf(assetId: string): Promise<Uint8Array | null> {
  const found = await publishedPreview(assetId);
  if (!found) return null;
  return blobsOf(found.organisationId)
    .get(found.previewSha256)
    .catch(() => null);
}

/**
 * The small preview of a delivery as a data URL, to be shown beside a picture whose record it is; null when it is gone. Only
 * whoever holds the picture, or a mark out of it, comes here.
 */
export async function originalPreview(assetId: string): Promise<string | null> {
  const bytes = await previewOf(assetId);
  return bytes && `data:image/webp;base64,${Buffer.from(bytes).toString('base64')}`;
}

/** Of the same preview; null when it is gone. */
export async function coloursOf(assetId: string): Promise<number[] | null> {
  const bytes = await previewOf(assetId);
  return bytes && colourGrid((await decodeImage(bytes, { name: 'The preview' })).pixels);
}
