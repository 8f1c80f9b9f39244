/** From what was read in a picture to the record it belongs to. */
import { say } from '../errors/index';
import { colourDistance } from '../imaging/index';
import { KEYPOINTS_AGREEING } from '../imaging/keypoints/index';
import { hammingDistance, PDQ_MATCH_DISTANCE, PDQ_RELIABLE_QUALITY, pdqFromHex } from '../imaging/pdq';
import type { RegisteredReading } from '../pipeline/provenance/index';
import type { Inspection } from './inspect';
import type { Place, Registered, RegisterQuestion } from './register-picture';
import type { RecordedAsset, Records, VerifyResult } from './result';

/**
 * A marked picture and its record within this many bits are the same: in 835 comparisons of drawn pictures and photographs
 * whose mark 20 attacks had left readable, 95 of 100 were nearer than 40, of soft ones than 68 (`colophon bench provenance`).
 */
export const SAME_PICTURE_DISTANCE = 64;
/**
 * Beyond this they are different, provided there was enough to fingerprint: the same picture came as far as 98, by noise on
 * a bare gradient; pictures that share nothing lie around 126.
 */
export const OTHER_PICTURE_DISTANCE = 104;

/**
 * A fingerprint sees greys at a coarse scale: designs with one layout and the same words share it. So their colours are compared
 * as well. The same picture after JPEG, WebP, scaling, noise or blur came no further than 7; of 29 pictures that only shared a
 * layout, 19 lay from 13 upward, and the ten within 5 are the same design to an eye (docs/decisions/0300).
 */
export const SAME_COLOURS_DISTANCE = 8;

/** What of an inspection leads to records. */
export type Evidence = Pick<
  Inspection,
  'sha256' | 'watermark' | 'fingerprint' | 'fingerprintQuality' | 'colours' | 'view'
>;

/** Bits of 256 between the fingerprints of a picture and a record; null when either has none. */
export function distanceTo(inspection: Evidence, asset: RecordedAsset): number | null {
  const ours = inspection.fingerprint === null ? null : pdqFromHex(inspection.fingerprint);
  const theirs = pdqFromHex(asset.fingerprint);
  return ours && theirs ? hammingDistance(ours, theirs) : null;
}

export type Found = VerifyResult['record'];
const nothing = (state: 'not_found' | 'not_searched'): Found => ({
  state,
  by: null,
  distance: null,
  asset: null,
  words: say(`verify_record_${state}`),
});

function found(by: NonNullable<Found['by']>, asset: RecordedAsset, distance: number | null): Found {
  const { organisationName, placement, createdAt } = asset;
  const params = { organisation: organisationName, placement, date: createdAt.slice(0, 10), distance: distance ?? 0 };
  return { state: 'found', by, distance, asset, words: say(`verify_record_by_${by}`, params) };
}

/** Whether a record keeps the colours of what was delivered, and the picture has them. */
export async function sameColours({ colours }: Evidence, asset: RecordedAsset, records: Records): Promise<boolean> {
  const theirs = colours && (await records.coloursOf?.(asset.assetId));
  return !!colours && !!theirs && colourDistance(colours, theirs) <= SAME_COLOURS_DISTANCE;
}

/** Answers where in a picture deliveries lie: `registerPicture`, in whatever thread. */
export type Register = (question: Omit<RegisterQuestion, 'keys'>) => Promise<Registered[]>;

/** Found in the records, and the mark that was read on the way: at the place of the delivery, where nobody had looked before. */
export type Search = Found & { mark?: RegisteredReading };

/**
 * The record a picture leads to: the same bytes, then its mark, then the mark at the place where a delivery lies in it, then its
 * looks. What only looks alike is `uncertain`.
 * @param register left out, no place is looked for
 */
export async function searchRecords(
  inspection: Evidence,
  records: Records | null,
  register?: Register,
): Promise<Search> {
  if (records === null) return nothing('not_searched');
  const same = await records.bySha256(inspection.sha256);
  if (same) return found('sha256', same, 0);
  const id = inspection.watermark?.watermarkId;
  const marked = id ? await records.byWatermark(id) : null;
  if (marked) return markedRecord(inspection, marked, records, register);
  const alike = await lookAlikes(inspection, records);
  const placed = await placesOf(inspection, records, alike, register);
  const confirmed = placed.find(({ registered }) => registered.mark?.confirmed);
  if (confirmed) return foundAt(inspection, confirmed);
  const [first] = alike.same;
  if (first) return found('fingerprint', first, distanceTo(inspection, first));
  const [near] = alike.other;
  if (near) {
    const distance = distanceTo(inspection, near);
    const words = say('verify_record_alike', { organisation: near.organisationName, distance: distance ?? 0 });
    return { state: 'uncertain', by: 'fingerprint', distance, asset: near, words };
  }
  const likeness = placed.find(({ registered }) => isLikeness(registered))?.registered.place;
  if (!likeness) return nothing('not_found');
  // Whose it is, and what it looks like, is not for whoever holds a photograph that somebody made an advertisement of.
  const words = say('verify_record_likeness', percents(likeness));
  return { state: 'uncertain', by: 'keypoints', distance: null, asset: null, place: likeness, words };
}

/** The mark was read and leads to this record: is it this picture's own? */
async function markedRecord(
  inspection: Evidence,
  marked: RecordedAsset,
  records: Records,
  register?: Register,
): Promise<Search> {
  const distance = distanceTo(inspection, marked);
  if (distance === null || distance <= SAME_PICTURE_DISTANCE) return found('watermark', marked, distance);
  // A crop or a turned picture has another fingerprint than the whole: far apart means nothing then, but keypoints say more.
  const [own] = await registeredAmong(inspection, records, [{ asset: marked, near: false }], register);
  if (own && isPlaced(own.registered)) return foundAt(inspection, own);
  const geometry = inspection.watermark?.geometry;
  const moved = geometry && (geometry.degrees !== 0 || geometry.scale !== 1 || geometry.symmetry !== 'none');
  if (moved) {
    const words = say('verify_record_part', { distance });
    return { state: 'uncertain', by: 'watermark', distance, asset: marked, words };
  }
  const different = distance > OTHER_PICTURE_DISTANCE && inspection.fingerprintQuality >= PDQ_RELIABLE_QUALITY;
  const state = different ? 'other_picture' : 'uncertain';
  return { state, by: 'watermark', distance, asset: marked, words: say(`verify_record_${state}`, { distance }) };
}

interface Placed {
  asset: RecordedAsset;
  registered: Registered;
}

function foundAt(inspection: Evidence, { asset, registered }: Placed): Search {
  const { organisationName: organisation, createdAt } = asset;
  const { place, mark } = registered;
  const params = { organisation, date: createdAt.slice(0, 10), ...percents(place) };
  const words = say('verify_record_placed', params);
  const facts = {
    state: 'found',
    by: 'watermark',
    distance: distanceTo(inspection, asset),
    asset,
    place,
    words,
  } as const;
  return mark?.confirmed ? { ...facts, mark } : facts;
}

const percents = ({ shown, fills, degrees }: Place) => ({
  shown: Math.round(100 * shown),
  fills: Math.round(100 * fills),
  degrees: Math.abs(degrees),
});

/** The mark was read elsewhere in this picture, by itself: enough keypoints, all over what is shown, say that both are one. */
const isPlaced = ({ agreeing, spread, mark }: Registered) =>
  mark?.confirmed === true || (agreeing >= KEYPOINTS_AGREEING && spread);

/** No mark: enough keypoints all over what is shown, and its colours. */
const isLikeness = ({ agreeing, spread, colours }: Registered) =>
  agreeing >= KEYPOINTS_AGREEING && spread && colours !== null && colours <= SAME_COLOURS_DISTANCE;

/** Deliveries that this picture may show, by fingerprint and by keypoints, held against it. */
async function placesOf(
  inspection: Evidence,
  records: Records,
  alike: { same: RecordedAsset[]; other: RecordedAsset[] },
  register?: Register,
): Promise<Placed[]> {
  if (!inspection.view || !register) return [];
  const near = [...alike.same, ...alike.other];
  const others = (await records.byKeypoints?.(inspection.view.keypoints)) ?? [];
  const known = new Set(near.map(({ assetId }) => assetId));
  return registeredAmong(
    inspection,
    records,
    [
      ...near.map((asset) => ({ asset, near: true })),
      ...others.filter(({ assetId }) => !known.has(assetId)).map((asset) => ({ asset, near: false })),
    ],
    register,
  );
}

async function registeredAmong(
  { view }: Evidence,
  records: Records,
  candidates: readonly { asset: RecordedAsset; near: boolean }[],
  register?: Register,
): Promise<Placed[]> {
  if (!view || !register || candidates.length === 0) return [];
  const known = await Promise.all(
    candidates.map(async ({ asset, near }) => {
      const facts = await records.registrable?.(asset.assetId);
      return facts ? [{ ...facts, near }] : [];
    }),
  );
  const deliveries = known.flat();
  if (deliveries.length === 0) return [];
  const found = await register({ ...view, deliveries });
  return found.flatMap((registered) => {
    const asset = candidates.find(({ asset: one }) => one.assetId === registered.assetId)?.asset;
    return asset ? [{ asset, registered }] : [];
  });
}

/** Records whose fingerprint is near, nearest first: those with the same colours, and those that differ in them or keep none. */
export async function lookAlikes(
  inspection: Evidence,
  records: Records,
): Promise<{ same: RecordedAsset[]; other: RecordedAsset[] }> {
  const { fingerprint, fingerprintQuality } = inspection;
  const same: RecordedAsset[] = [];
  const other: RecordedAsset[] = [];
  if (fingerprint !== null && fingerprintQuality >= PDQ_RELIABLE_QUALITY && records.byFingerprint)
    for (const asset of await records.byFingerprint(fingerprint, PDQ_MATCH_DISTANCE))
      ((await sameColours(inspection, asset, records)) ? same : other).push(asset);
  return { same, other };
}
