import { encodeWebp } from '../../imaging/encode';
import type { Pixels } from '../../imaging/pixels';
import { resize } from '../../imaging/transform';
import { embedXmp } from './metadata/container';
import { type MetadataFacts, xmpPacket } from './metadata/xmp';

const LONGEST = 640;
const QUALITY = 82;

/** A small WebP for lists and screens, made from the asset's own pixels and marked as a preview. It carries no signature. */
export async function makePreview(asset: Pixels, facts: MetadataFacts): Promise<Uint8Array> {
  const share = Math.min(1, LONGEST / Math.max(asset.width, asset.height));
  const side = (length: number) => Math.max(1, Math.round(length * share));
  const small = share === 1 ? asset : await resize(asset, side(asset.width), side(asset.height));
  const bytes = await encodeWebp(small, { quality: QUALITY });
  return embedXmp(bytes, 'image/webp', xmpPacket({ ...facts, previewOf: facts.assetId }));
}
