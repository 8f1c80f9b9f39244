/**
 * The C2PA Soft Binding Resolution API over this installation's deliveries: from a mark or a look to a manifest.
 * Source: C2PA specification 2.4, Soft Binding Resolution API 1.0 (OpenAPI); paths and shapes are its own.
 */
import { publishedManifest } from '../db/index';
import { ColophonError } from '../errors/index';
import { type AssetType, extractManifest, isOwnMark, SOFT_BINDING_ALGORITHMS } from '../pipeline/provenance/index';
import { blobsOf } from '../storage/index';
import { databaseRecords } from './database-records';
import { verifyInThread } from './verify-in-thread';

export const FINGERPRINT_ALGORITHM = 'org.colophon.pdq-1';
/** Bits of 256 up to which a fingerprint leads to a record; the same bound as on the verify page. */
const NEAREST = 31;
const BITS = 256;

export interface Match {
  manifestId: string;
  /** 0 to 100; left out where the binding is exact. */
  similarityScore?: number;
}

/** @throws invalid_argument for an algorithm this installation does not know, or a value that is not its. */
export async function matchesByBinding(alg: string, value: string, maxResults: number): Promise<Match[]> {
  if (isOwnMark(alg)) {
    if (!/^[0-9a-f]{16}$/.test(value)) throw bad('value', 'must be 16 hexadecimal digits for this algorithm.');
    const found = await databaseRecords.byWatermark(value);
    return found ? [{ manifestId: found.manifestLabel }].slice(0, maxResults) : [];
  }
  if (alg === FINGERPRINT_ALGORITHM) {
    if (!/^[0-9a-f]{64}$/.test(value)) throw bad('value', 'must be 64 hexadecimal digits for this algorithm.');
    const found = await databaseRecords.byFingerprint?.(value, NEAREST);
    return found ? [{ manifestId: found.manifestLabel, similarityScore: 100 }].slice(0, maxResults) : [];
  }
  throw bad('alg', `is not supported here; use ${[...SOFT_BINDING_ALGORITHMS, FINGERPRINT_ALGORITHM].join(' or ')}.`);
}

/** Looks for a mark and a likeness in a picture; an uncertain or transplanted mark is no match. */
export async function matchesByContent(bytes: Uint8Array, maxResults: number): Promise<Match[]> {
  const { record } = await verifyInThread(bytes, { name: 'The picture' });
  if (record.state !== 'found' || !record.asset) return [];
  const likeness = Math.round(100 * (1 - (record.distance ?? 0) / BITS));
  return [{ manifestId: record.asset.manifestLabel, similarityScore: likeness }].slice(0, maxResults);
}

/** The manifest store (JUMBF) of a delivery. @throws not_found. */
export async function manifestStore(manifestId: string): Promise<Uint8Array> {
  const found = await publishedManifest(manifestId.slice(0, 200));
  if (!found) throw new ColophonError('not_found', { thing: 'manifest' });
  const bytes = await blobsOf(found.organisationId).get(found.sha256);
  const store = extractManifest(bytes, found.mediaType as AssetType);
  if (!store) throw new ColophonError('not_found', { thing: 'manifest' });
  return store;
}

export const supportedAlgorithms = () => ({
  watermarks: SOFT_BINDING_ALGORITHMS.map((alg) => ({ alg })),
  fingerprints: [{ alg: FINGERPRINT_ALGORITHM }],
});

const bad = (argument: string, problem: string) => new ColophonError('invalid_argument', { argument, problem });
