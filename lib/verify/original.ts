import { publishedColours, publishedPreview } from '../db/index';
import { colourGrid, decodeImage, unpackColourGrid } from '../imaging/index';
import { blobsOf } from '../storage/index';

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

/** As its row keeps them, whether or not its pixels were removed since; of older deliveries the preview's, null when that is gone. */
export async function coloursOf(assetId: string): Promise<number[] | null> {
  const kept = await publishedColours(assetId);
  if (kept) return unpackColourGrid(kept);
  const bytes = await previewOf(assetId);
  return bytes && colourGrid((await decodeImage(bytes, { name: 'The preview' })).pixels);
}
