/** From a whole picture to manifests: the heavy half of the C2PA Soft Binding Resolution API. */
import { ColophonError } from '../errors/index';
import { sniffImage } from '../imaging/index';
import { databaseRecords } from './database-records';
import { type FetchLimits, fetchPicture } from './fetch-picture';
import type { Inspection } from './inspect';
import { verifyingKeys } from './installation';
import type { RecordedAsset, Records } from './result';
import { distanceTo, lookAlikes, SAME_PICTURE_DISTANCE, sameColours, searchRecords } from './search-records';
import { type BindingKind, kindOf, likenessOf, type Match, recordsByBinding } from './soft-bindings';
import { inspectInThread, registerInThread } from './verify-in-thread';

export interface ContentQuery {
  /** Search by this algorithm alone; by all that are known here when left out. */
  alg?: string | undefined;
  /** A binding the asker believes the picture to have; it counts only when the picture looks like what it leads to. */
  hintAlg?: string | undefined;
  hintValue?: string | undefined;
  maxResults: number;
}

/**
 * Manifests of deliveries that a picture comes from, the surest first. An uncertain or transplanted mark is no match, and neither
 * is a look-alike in other colours.
 * @throws invalid_argument for an algorithm that is not known here or half a hint; image_wrong_type for what is no picture.
 */
export async function matchesByContent(bytes: Uint8Array, query: ContentQuery): Promise<Match[]> {
  const kind = query.alg === undefined ? null : kindOf(query.alg);
  const hinted = await recordsByHint(query);
  // The search for a mark is most of the work: where it is not asked for, it is not begun.
  const keys = kind === 'fingerprint' ? { watermarkKeys: [] } : {};
  const inspection = await inspectInThread(bytes, { name: 'The picture', ...keys });
  if (inspection.mediaType === null) {
    const problem = inspection.unreadable?.words ?? 'it is no picture';
    throw new ColophonError('image_unreadable', { name: 'The picture', problem });
  }
  const matches = new Map<string, Match>();
  const add = (asset: RecordedAsset, distance: number) => {
    const manifestId = asset.manifestLabel;
    if (!matches.has(manifestId)) matches.set(manifestId, { manifestId, similarityScore: likenessOf(distance) });
  };
  const register = registerInThread((await verifyingKeys()).watermarkKeys);
  const { state, asset, distance, place } = await searchRecords(...narrowed(inspection, kind), register);
  // Of a part the fingerprint of the whole says nothing; its mark was read, and that is exact.
  if (state === 'found' && asset && place) matches.set(asset.manifestLabel, { manifestId: asset.manifestLabel });
  else if (state === 'found' && asset) add(asset, distance ?? 0);
  for (const one of hinted) {
    const away = distanceTo(inspection, one);
    if (away === null || away > SAME_PICTURE_DISTANCE) continue;
    if (await sameColours(inspection, one, databaseRecords)) add(one, away);
  }
  if (kind !== 'watermark')
    for (const one of (await lookAlikes(inspection, databaseRecords)).same) add(one, distanceTo(inspection, one) ?? 0);
  return [...matches.values()].slice(0, query.maxResults);
}

/** Bytes that were delivered as they are say more than either kind, and only where neither is asked for. */
function narrowed(inspection: Inspection, kind: BindingKind | null): [Inspection, Records] {
  if (kind === null) return [inspection, databaseRecords];
  const { byWatermark, byFingerprint, coloursOf, byKeypoints, registrable } = databaseRecords;
  const bySha256 = async () => null;
  // Keypoints only say where to read the mark: what merely looks alike is no match by it.
  if (kind === 'watermark')
    return [
      inspection,
      { bySha256, byWatermark, ...(byKeypoints ? { byKeypoints } : {}), ...(registrable ? { registrable } : {}) },
    ];
  return [
    { ...inspection, watermark: null },
    { bySha256, byWatermark, ...(byFingerprint ? { byFingerprint } : {}), ...(coloursOf ? { coloursOf } : {}) },
  ];
}

/** A hint in somebody else's algorithm helps nobody here, and hurts nobody. */
async function recordsByHint({ hintAlg, hintValue }: ContentQuery): Promise<RecordedAsset[]> {
  if (hintAlg === undefined && hintValue === undefined) return [];
  if (hintAlg === undefined || hintValue === undefined) {
    const [argument, other] = hintAlg === undefined ? ['hintAlg', 'hintValue'] : ['hintValue', 'hintAlg'];
    throw new ColophonError('invalid_argument', { argument, problem: `is missing; it goes with ${other}.` });
  }
  let kind: BindingKind;
  try {
    kind = kindOf(hintAlg);
  } catch {
    return [];
  }
  return recordsByBinding(kind, hintValue, 'hintValue');
}

export interface Reference {
  referenceUrl: string;
  /** Bytes; what turns out larger is refused. */
  assetLength: number;
  /** What the bytes must turn out to be. */
  assetType?: string | undefined;
}

/**
 * The same for a picture that this server fetches: https alone, no private address, no more bytes than were announced.
 * @throws invalid_argument naming what is wrong with the reference; image_too_large; what `matchesByContent` throws.
 */
export async function matchesByReference(
  { referenceUrl, assetLength, assetType }: Reference,
  query: ContentQuery,
  limits: Partial<FetchLimits> = {},
): Promise<Match[]> {
  // Asked before anything is fetched: a wrong question costs nobody a download.
  if (query.alg !== undefined) kindOf(query.alg);
  const own = { protocols: ['https:'], ports: [443], argument: 'referenceUrl', maxBytes: assetLength };
  const { bytes } = await fetchPicture(referenceUrl, { ...own, ...limits });
  const format = sniffImage(bytes);
  const type = format === null ? null : `image/${format}`;
  if (assetType !== undefined && assetType.toLowerCase() !== type)
    throw new ColophonError('invalid_argument', {
      argument: 'assetType',
      problem: `is ${assetType}, but what was fetched is ${type ?? 'no picture this can read'}.`,
    });
  return matchesByContent(bytes, query);
}
