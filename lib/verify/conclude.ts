/** The light half: looks the findings up in the records and says in plain words what they mean. */
import { isKnownCode, say } from '../errors/index';
import { type Credentials, WATERMARK_ALGORITHM } from '../pipeline/provenance/index';
import type { Inspection } from './inspect';
import type { FailureInWords, Records, VerifyResult } from './result';
import { type Found, type Register, type Search, searchRecords } from './search-records';

function failureInWords({ code, explanation }: { code: string; explanation: string }): FailureInWords {
  const key = `c2pa.${code}`;
  return { code, words: isKnownCode(key) ? say(key) : explanation || code };
}

function credentialsInWords({ credentials, sidecar }: Inspection): VerifyResult['credentials'] {
  const { state, manifest, failures, ingredients, remoteManifest } = credentials;
  const issuer = manifest?.issuer ?? null;
  const real = failures.filter((failure) => failure.code !== 'signingCredential.untrusted');
  const reason = real.map((failure) => failureInWords(failure).words).join(' ');
  const source = manifest?.sourceType ?? null;
  const words =
    state === 'none' && !sidecar
      ? say(remoteManifest ? 'verify_credentials_remote' : 'verify_credentials_none')
      : say(`verify_${sidecar ? 'sidecar' : 'credentials'}_${state}`, {
          issuer: issuer ?? 'an unnamed signer',
          reason,
        });
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
    ...(sidecar ? { sidecar } : {}),
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

function watermarkInWords(
  { watermark, unreadable, watermarkStopped }: Inspection,
  { mark, asset }: Search,
): VerifyResult['watermark'] {
  if (mark && asset) {
    const read = { detected: true, watermark_id: asset.watermarkId, confidence: mark.confidence };
    const words = say('verify_watermark_registered');
    return { outcome: 'detected', ...read, algorithm: WATERMARK_ALGORITHM, words };
  }
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

/** Faults of a certificate, not of the picture: what was signed is still what is there. */
const CERTIFICATE_FAULT = /^(signingCredential\.|claimSignature\.outsideValidity|timeStamp\.)/;

function brokenHeadline({ failures }: Credentials, issuer: string, record: Found): string {
  if (failures.every((failure) => CERTIFICATE_FAULT.test(failure.code)))
    return say('verify_summary_certificate', { issuer });
  if (record.state === 'found') return say('verify_summary_changed');
  const damaged = failures.every((failure) => failure.code === 'manifest.unreadable');
  return say(damaged ? 'verify_summary_damaged' : 'verify_summary_invalid');
}

/** A recorded picture that fills less of the file has something around it that is not its maker's. */
const WHOLE = 0.9;

/** The headline: the strongest thing that is known, and a warning where two things contradict each other. */
function headline(inspection: Inspection, record: Found): string {
  const { credentials, watermark, unreadable } = inspection;
  const issuer = credentials.manifest?.issuer ?? 'an unnamed signer';
  if (record.state === 'other_picture') return say('verify_summary_transplanted');
  if (credentials.state === 'invalid')
    return inspection.sidecar ? say('verify_summary_sidecar') : brokenHeadline(credentials, issuer, record);
  const bound = credentials.manifest?.softBindings.map((binding) => binding.value) ?? [];
  const foundId = watermark?.watermarkId;
  if (foundId && bound.length > 0 && !bound.includes(foundId)) return say('verify_summary_contradiction');
  if (credentials.state === 'trusted') return say('verify_summary_trusted', { issuer });
  if (credentials.state === 'valid') return say('verify_summary_valid', { issuer });
  if (unreadable) return unreadable.words;
  if (record.state === 'uncertain' && record.by === 'keypoints') return say('verify_summary_likeness');
  if (record.state === 'uncertain' && record.asset)
    return say(record.by === 'fingerprint' ? 'verify_summary_alike' : 'verify_summary_uncertain', {
      organisation: record.asset.organisationName,
    });
  if (record.state === 'found' && record.asset) {
    const organisation = record.asset.organisationName;
    if (record.place && record.place.fills < WHOLE)
      return say('verify_summary_contains', { organisation, fills: Math.round(100 * record.place.fills) });
    return say(record.by === 'sha256' ? 'verify_summary_recorded' : 'verify_summary_recovered', { organisation });
  }
  if (watermark?.detected) return say('verify_summary_marked');
  return say('verify_summary_nothing');
}

/**
 * Joins what was read with what is recorded.
 * @param register looks for the places of deliveries in the picture; left out, none is looked for
 */
export async function conclude(
  inspection: Inspection,
  records: Records | null,
  register?: Register,
): Promise<VerifyResult> {
  const search = await searchRecords(inspection, records, register);
  const { mark: _, ...record } = search;
  const { name, sha256, mediaType, width, height, unreadable } = inspection;
  return {
    ...{ name, sha256, mediaType, width, height, unreadable },
    credentials: credentialsInWords(inspection),
    watermark: watermarkInWords(inspection, search),
    record,
    words: headline(inspection, record),
  };
}
