/**
 * The C2PA Soft Binding Resolution API over this installation's deliveries: from a mark or a look to a manifest.
 * Source: C2PA specification 2.4, Soft Binding Resolution API 1.0 (OpenAPI); paths and shapes are its own.
 */
import { publishedManifest } from '../db/index';
import { ColophonError } from '../errors/index';
import { hammingDistance, pdqFromHex } from '../imaging/pdq';
import {
  type AssetType,
  activeManifestOf,
  extractManifest,
  isOwnMark,
  SOFT_BINDING_ALGORITHMS,
} from '../pipeline/provenance/index';
import { blobsOf } from '../storage/index';
import { databaseRecords } from './database-records';
import type { RecordedAsset } from './result';

export const FINGERPRINT_ALGORITHM = 'org.colophon.pdq-1';
/** Bits of 256 up to which a fingerprint leads to a record; the same bound as on the verify page. */
const NEAREST = 31;
const BITS = 256;
const MARK_BYTES = 8;

export interface Match {
  manifestId: string;
  /** 0 to 100; left out where the binding is exact. */
  similarityScore?: number;
}

/**
 * A binding's value as hexadecimal digits: base64 as the API has it (C2PA `c2pa.soft-binding`, `value`), or hexadecimal as our
 * manifests write it. Their lengths differ, so neither is taken for the other.
 */
function hexOf(value: string, bytes: number, argument: string): string {
  if (new RegExp(`^[0-9a-f]{${2 * bytes}}$`, 'i').test(value)) return value.toLowerCase();
  const decoded = /^[A-Za-z0-9+/_-]+={0,2}$/.test(value) ? Buffer.from(value, 'base64') : Buffer.alloc(0);
  if (decoded.length !== bytes)
    throw bad(argument, `must be ${bytes} bytes for this algorithm, in base64 or as ${2 * bytes} hexadecimal digits.`);
  return decoded.toString('hex');
}

export type BindingKind = 'watermark' | 'fingerprint';

/** @throws invalid_argument for an algorithm this installation does not know. */
export function kindOf(alg: string): BindingKind {
  if (isOwnMark(alg)) return 'watermark';
  if (alg === FINGERPRINT_ALGORITHM) return 'fingerprint';
  throw bad('alg', `is not supported here; use ${[...SOFT_BINDING_ALGORITHMS, FINGERPRINT_ALGORITHM].join(' or ')}.`);
}

/** Records that a binding leads to, nearest first. @throws invalid_argument for a value that is not of its algorithm. */
export async function recordsByBinding(kind: BindingKind, value: string, argument = 'value'): Promise<RecordedAsset[]> {
  if (kind === 'fingerprint')
    return (await databaseRecords.byFingerprint?.(hexOf(value, BITS / 8, argument), NEAREST)) ?? [];
  const found = await databaseRecords.byWatermark(hexOf(value, MARK_BYTES, argument));
  return found ? [found] : [];
}

/** @throws invalid_argument for an algorithm this installation does not know, or a value that is not its. */
export async function matchesByBinding(alg: string, value: string, maxResults: number): Promise<Match[]> {
  const kind = kindOf(alg);
  const found = (await recordsByBinding(kind, value)).slice(0, maxResults);
  if (kind === 'watermark') return found.map(({ manifestLabel }) => ({ manifestId: manifestLabel }));
  const wanted = pdqFromHex(hexOf(value, BITS / 8, 'value'));
  return found.map(({ manifestLabel, fingerprint }) => {
    const stored = pdqFromHex(fingerprint);
    const similarityScore = wanted && stored ? likenessOf(hammingDistance(wanted, stored)) : 0;
    return { manifestId: manifestLabel, similarityScore };
  });
}

export const likenessOf = (distance: number) => Math.round(100 * (1 - distance / BITS));

/**
 * The manifest store (JUMBF) of a delivery, or a store that holds its active manifest alone, without those of its ingredients.
 * @throws not_found.
 */
export async function manifestStore(manifestId: string, activeAlone = false): Promise<Uint8Array> {
  const found = await publishedManifest(manifestId.slice(0, 200));
  if (!found) throw new ColophonError('not_found', { thing: 'manifest' });
  const bytes = await blobsOf(found.organisationId).get(found.sha256);
  const store = extractManifest(bytes, found.mediaType as AssetType);
  const asked = store && activeAlone ? activeManifestOf(store) : store;
  if (!asked) throw new ColophonError('not_found', { thing: 'manifest' });
  return asked;
}

export const supportedAlgorithms = () => ({
  watermarks: SOFT_BINDING_ALGORITHMS.map((alg) => ({ alg })),
  fingerprints: [{ alg: FINGERPRINT_ALGORITHM }],
});

const bad = (argument: string, problem: string) => new ColophonError('invalid_argument', { argument, problem });
