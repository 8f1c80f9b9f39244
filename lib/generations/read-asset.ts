import type { Actor } from '../accounts/index';
import { ColophonError } from '../errors/index';
import { ORIGINAL } from '../pipeline/brief/index';
import { type AssetType, extractManifest, verifyReceipt, verifyReport } from '../pipeline/provenance/index';
import { refuseRemoved } from '../retention/index';
import { blobsOf } from '../storage/index';
import { type AssetRow, assetView, findAsset } from './assets';
import { storedBrief } from './run-facts';
import type { AssetDetail } from './views';

export interface Bytes {
  bytes: Uint8Array;
  mediaType: string;
}

const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
};

/** `instagram-post-0-4213.jpg`: placement, index, seed; a sealed picture: `<its name>-sealed.jpg`. */
function fileNameOf(row: AssetRow): string {
  const { seed, sealed } = storedBrief(row.item.generation.brief);
  const ending = ENDINGS[row.mediaType] ?? 'bin';
  if (sealed) {
    // A sealed picture keeps its name, with what was done to it: nobody mistakes it for the file that came.
    const stem = sealed.fileName.replace(/\.[^.]*$/, '').replace(/[^\p{L}\p{N}_.-]+/gu, '-') || 'picture';
    return `${stem}-${row.placement === ORIGINAL ? 'sealed' : row.placement}.${ending}`;
  }
  return `${row.placement}-${row.index}-${seed}.${ending}`;
}

/** The delivered bytes, untouched. @throws not_found, removed_by_retention, blob_missing, blob_corrupt, forbidden. */
export async function readAsset(actor: Actor, id: string): Promise<Bytes & { fileName: string; sha256: string }> {
  const row = await findAsset(actor, id);
  await refuseRemoved(actor.organisationId, row.generationId);
  const bytes = await blobsOf(actor.organisationId).get(row.sha256);
  return { bytes, mediaType: row.mediaType, fileName: fileNameOf(row), sha256: row.sha256 };
}

/**
 * The asset's manifest store alone, as a sidecar (`.c2pa`, C2PA 2.4, annex A.7) for places that strip metadata.
 * @throws as readAsset; blob_corrupt when the file holds none.
 */
export async function readManifest(actor: Actor, id: string): Promise<Bytes & { fileName: string }> {
  const { bytes, mediaType, fileName, sha256 } = await readAsset(actor, id);
  const store = extractManifest(bytes, mediaType as AssetType);
  if (!store) throw new ColophonError('blob_corrupt', { sha256 });
  return { bytes: store, mediaType: 'application/c2pa', fileName: fileName.replace(/\.[^.]*$/, '.c2pa') };
}

/** Small, for lists; not the asset and not signed. @throws as readAsset. */
export async function readPreview(actor: Actor, id: string): Promise<Bytes> {
  const { previewSha256, generationId } = await findAsset(actor, id);
  await refuseRemoved(actor.organisationId, generationId);
  const bytes = await blobsOf(actor.organisationId).get(previewSha256);
  return { bytes, mediaType: bytes[0] === 0xff ? 'image/jpeg' : bytes[0] === 0x89 ? 'image/png' : 'image/webp' };
}

/** The signed report, byte for byte: its hash is in the manifest. @throws as readAsset. */
export async function readReport(actor: Actor, id: string): Promise<Bytes> {
  const { reportSha256 } = await findAsset(actor, id);
  return { bytes: await blobsOf(actor.organisationId).get(reportSha256), mediaType: 'application/json' };
}

/** The signed receipt, byte for byte. @throws as readAsset. */
export async function readReceipt(actor: Actor, id: string): Promise<Bytes> {
  const { receiptSha256 } = await findAsset(actor, id);
  return { bytes: await blobsOf(actor.organisationId).get(receiptSha256), mediaType: 'application/json' };
}

/** Everything the imprint shows. @throws as readAsset. */
export async function getAsset(actor: Actor, id: string): Promise<AssetDetail> {
  const row = await findAsset(actor, id);
  const blobs = blobsOf(actor.organisationId);
  const [report, receipt] = await Promise.all([row.reportSha256, row.receiptSha256].map((sha256) => blobs.get(sha256)));
  const brief = storedBrief(row.item.generation.brief);
  const { engine, presetVersion } = row.item.generation;
  const { watermarkId, manifestLabel, fingerprint } = row;
  return {
    ...assetView(row),
    ...{ brief, engine, watermarkId, manifestLabel, fingerprint },
    preset: { ...presetVersion.preset, version: presetVersion.version },
    seed: brief.seed,
    fileName: fileNameOf(row),
    removedAt: row.item.generation.removal?.removedAt ?? null,
    report: report ? verifyReport(report).document : null,
    receipt: receipt ? verifyReceipt(receipt).document : null,
  };
}
