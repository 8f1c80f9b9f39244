/** The light half: looks the findings up in the records and says in plain words what they mean. */
import { isKnownCode, say } from '../errors/index';
import { hammingDistance, PDQ_MATCH_DISTANCE, PDQ_RELIABLE_QUALITY, pdqFromHex } from '../imaging/pdq';
import { type Credentials, WATERMARK_ALGORITHM } from '../pipeline/provenance/index';
import { colourDistance } from './colours';
import type { Inspection } from './inspect';
import type { FailureInWords, RecordedAsset, Records, VerifyResult } from './result';

/**
 * A marked picture and its record within this many bits are the same: in 835 comparisons of drawn pictures and photographs
 * whose mark 20 attacks had left readable, 95 of 100 were nearer than 40, of soft ones than 68 (bench/provenance.ts).
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

function failureInWords({ code, explanation }: { code: string; explanation: string }): FailureInWords {
  const key = `c2pa.${code}`;
  return { code, words: isKnownCode(key) ? say(key) : explanation || code };
}

function credentialsInWords(credentials: Credentials): VerifyResult['credentials'] {
  const { state, manifest, failures, ingredients, remoteManifest } = credentials;
  const issuer = manifest?.issuer ?? null;
  const real = failures.filter((failure) => failure.code !== 'signingCredential.untrusted');
  const reason = real.map((failure) => failureInWords(failure).words).join(' ');
  const source = manifest?.sourceType ?? null;
  const words =
    state === 'none'
      ? say(remoteManifest ? 'verify_credentials_remote' : 'verify_credentials_none')
      : say(`verify_credentials_${state}`, { issuer: issuer ?? 'an unnamed signer', reason });
  return {
    state,
    words,
    issuer,
    generator: manifest?.generator ?? null,
    sourceType: source,
    sourceBy: manifest?.sourceBy ?? null,
    sourceWords: source !== null && isKnownCode(`source.${source}`) ? say(`source.${source}`) : null,
    time: manifest?.time ?? null,
    timeStamped: manifest?.timeStamped ?? false,
    title: manifest?.title ?? null,
    model: manifest?.model ?? null,
    actions: manifest?.actions ?? [],
    trainingMining: manifest?.trainingMining ?? null,
    manifestLabel: manifest?.label ?? null,
    failures: failures.map(failureInWords),
    ingredients: ingredients.map(({ title, relationship, state: own, issuer: from, failures: theirs }) => ({
      title,
      relationship,
      state: own,
      issuer: from,
      words: say(`verify_ingredient_${own}`, { title, issuer: from ?? 'an unnamed signer' }),
      failures: theirs.map(failureInWords),
    })),
  };
}

function watermarkInWords({ watermark, unreadable, watermarkStopped }: Inspection): VerifyResult['watermark'] {
  if (watermark === null) {
    const why = watermarkStopped ?? (unreadable ? 'unreadable' : 'not_searched');
    const words = say(`verify_watermark_${why}`);
    const none = { detected: false, watermark_id: null, confidence: 0, algorithm: WATERMARK_ALGORITHM };
    return { outcome: 'not_searched', ...none, words };
  }
  const { detected, watermarkId, confidence, algorithm } = watermark;
  const words = say(detected ? 'verify_watermark_detected' : 'verify_watermark_not_detected');
  return {
    outcome: detected ? 'detected' : 'not_detected',
    detected,
    watermark_id: watermarkId,
    confidence,
    algorithm,
    words,
  };
}

function distanceTo(inspection: Inspection, asset: RecordedAsset): number | null {
  const ours = inspection.fingerprint === null ? null : pdqFromHex(inspection.fingerprint);
  const theirs = pdqFromHex(asset.fingerprint);
  return ours && theirs ? hammingDistance(ours, theirs) : null;
}

type Found = VerifyResult['record'];
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

async function sameColours({ colours }: Inspection, asset: RecordedAsset, records: Records): Promise<boolean> {
  const theirs = colours && (await records.coloursOf?.(asset.assetId));
  return !!colours && !!theirs && colourDistance(colours, theirs) <= SAME_COLOURS_DISTANCE;
}

async function search(inspection: Inspection, records: Records | null): Promise<Found> {
  if (records === null) return nothing('not_searched');
  const same = await records.bySha256(inspection.sha256);
  if (same) return found('sha256', same, 0);
  const id = inspection.watermark?.watermarkId;
  const marked = id ? await records.byWatermark(id) : null;
  if (marked) {
    const distance = distanceTo(inspection, marked);
    if (distance === null || distance <= SAME_PICTURE_DISTANCE) return found('watermark', marked, distance);
    // A crop or a turned picture has another fingerprint than the whole: far apart means nothing then.
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
  const { fingerprint, fingerprintQuality } = inspection;
  if (fingerprint !== null && fingerprintQuality >= PDQ_RELIABLE_QUALITY && records.byFingerprint) {
    const near = await records.byFingerprint(fingerprint, PDQ_MATCH_DISTANCE);
    for (const asset of near)
      if (await sameColours(inspection, asset, records))
        return found('fingerprint', asset, distanceTo(inspection, asset));
    const [alike] = near;
    if (alike) {
      const distance = distanceTo(inspection, alike);
      const params = { organisation: alike.organisationName, distance: distance ?? 0 };
      return {
        state: 'uncertain',
        by: 'fingerprint',
        distance,
        asset: alike,
        words: say('verify_record_alike', params),
      };
    }
  }
  return nothing('not_found');
}

/** Faults of a certificate, not of the picture: what was signed is still what is there. */
const CERTIFICATE_FAULT = /^(signingCredential\.|claimSignature\.outsideValidity|timeStamp\.)/;

function brokenHeadline({ failures }: Credentials, issuer: string, record: Found): string {
  if (failures.every((failure) => CERTIFICATE_FAULT.test(failure.code)))
    return say('verify_summary_certificate', { issuer });
  if (record.state === 'found') return say('verify_summary_changed');
  const damaged = failures.every((failure) => failure.code === 'manifest.unreadable');
  return say(damaged ? 'verify_summary_damaged' : 'verify_summary_invalid');
}

/** The headline: the strongest thing that is known, and a warning where two things contradict each other. */
function headline(inspection: Inspection, record: Found): string {
  const { credentials, watermark, unreadable } = inspection;
  const issuer = credentials.manifest?.issuer ?? 'an unnamed signer';
  if (record.state === 'other_picture') return say('verify_summary_transplanted');
  if (credentials.state === 'invalid') return brokenHeadline(credentials, issuer, record);
  const bound = credentials.manifest?.softBindings.map((binding) => binding.value) ?? [];
  const foundId = watermark?.watermarkId;
  if (foundId && bound.length > 0 && !bound.includes(foundId)) return say('verify_summary_contradiction');
  if (credentials.state === 'trusted') return say('verify_summary_trusted', { issuer });
  if (credentials.state === 'valid') return say('verify_summary_valid', { issuer });
  if (unreadable) return unreadable.words;
  if (record.state === 'uncertain' && record.asset)
    return say(record.by === 'fingerprint' ? 'verify_summary_alike' : 'verify_summary_uncertain', {
      organisation: record.asset.organisationName,
    });
  if (record.state === 'found' && record.asset) {
    const organisation = record.asset.organisationName;
    return say(record.by === 'sha256' ? 'verify_summary_recorded' : 'verify_summary_recovered', { organisation });
  }
  if (watermark?.detected) return say('verify_summary_marked');
  return say('verify_summary_nothing');
}

/** Joins what was read with what is recorded. */
export async function conclude(inspection: Inspection, records: Records | null): Promise<VerifyResult> {
  const record = await search(inspection, records);
  const { name, sha256, mediaType, width, height, unreadable } = inspection;
  return {
    ...{ name, sha256, mediaType, width, height, unreadable },
    credentials: credentialsInWords(inspection.credentials),
    watermark: watermarkInWords(inspection),
    record,
    words: headline(inspection, record),
  };
}
