import { publishedPreview } from '../db/index';
import { blobsOf } from '../storage/index';

/**
 * The small preview of a delivery as a data URL, to be shown beside a picture whose record it is; null when it is gone. Only
 * whoever holds the picture, or a mark out of it, comes here.
 */
export async function originalPreview(assetId: string): Promise<string | null> {
  const found = await publishedPreview(assetId);
  if (!found) return null;
  const bytes = await blobsOf(found.organisationId)
    .get(found.previewSha256)
    .catch(() => null);
  return bytes ? `data:image/webp;base64,${Buffer.from(bytes).toString('base64')}` : null;
}
