/**
 * A JSON document with a detached signature beside it: `{ document, signature }`. The signature covers the RFC 8785 canonical
 * form of the document and of everything said about the signature but its value, so that reformatting the file does not break
 * it and changing one byte of what it says does. Key: ES256, one of its own, never the manifest's.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import canonicalizeModule from 'canonicalize';
import { z } from 'zod';
import type { Signer } from '../stage';
import { readStrictJson } from './strict-json';

/** The package is CommonJS: depending on the loader its default export arrives wrapped. */
type Canonicalize = (value: unknown) => string | undefined;
const canonicalize = ((canonicalizeModule as unknown as { default?: Canonicalize }).default ??
  canonicalizeModule) as unknown as Canonicalize;

export const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** UTF-8 of the RFC 8785 form. Values that JSON cannot hold (undefined, NaN, functions) throw a TypeError. */
export function canonicalBytes(value: unknown): Uint8Array {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('this value has no JSON form');
  return new TextEncoder().encode(text);
}

/** Of before formats were numbered: the signature covered the document alone. */
const FORMAT = 2;

export const signatureSchema = z.strictObject({
  format: z.literal(FORMAT).optional(),
  algorithm: z.literal('ES256'),
  canonicalization: z.literal('RFC8785'),
  keyId: z.string(),
  publicKey: z.string(),
  value: z.string(),
});
type Signature = z.infer<typeof signatureSchema>;

const envelope = z.strictObject({ document: z.record(z.string(), z.unknown()), signature: signatureSchema });

/** What is signed: everything in the file but the value itself. */
function payload(document: Record<string, unknown>, signature: Omit<Signature, 'value'>): Uint8Array {
  const { format, algorithm, canonicalization, keyId, publicKey } = signature;
  if (format === undefined) return canonicalBytes(document);
  return canonicalBytes({ document, signature: { format, algorithm, canonicalization, keyId, publicKey } });
}

/** Signs `document` and answers the file's bytes, themselves canonical: one document, one signature, one file. */
export async function signDocument(document: Record<string, unknown>, signer: Signer): Promise<Uint8Array> {
  const about = {
    format: FORMAT,
    algorithm: 'ES256',
    canonicalization: 'RFC8785',
    keyId: signer.keyId,
    publicKey: signer.publicKey,
  } as const;
  const value = await signer.sign(payload(document, about));
  return canonicalBytes({ document, signature: { ...about, value: Buffer.from(value).toString('base64url') } });
}

export const DOCUMENT_PROBLEMS = [
  'truncated',
  'not_json',
  'ambiguous',
  'wrong_shape',
  'unknown_version',
  'wrong_signature',
] as const;
export type DocumentProblem = (typeof DOCUMENT_PROBLEMS)[number];

export interface DocumentCheck<Document> {
  /** The signature fits the document and the key in the file. */
  valid: boolean;
  /** The key is one of those the caller trusts; null when the caller named none. */
  knownKey: boolean | null;
  keyId: string | null;
  document: Document | null;
  /** SHA-256 of the file: what a manifest refers to. */
  sha256: string;
  problem: DocumentProblem | null;
}

/** Which documents these are: other numbers of the same kind are told apart from files of another kind. */
export interface KnownVersions {
  kind: string;
  schemas: readonly number[];
}

/**
 * Checks a signed document offline: no network, no database. Never throws for a bad file.
 * @param shape what `document` must look like
 * @param trustedKeysPem SPKI PEM keys; without them only integrity is judged
 */
export function verifyDocument<Document>(
  bytes: Uint8Array,
  shape: z.ZodType<Document>,
  trustedKeysPem?: readonly string[],
  versions?: KnownVersions,
): DocumentCheck<Document> {
  const sha256 = sha256Hex(bytes);
  const no = (problem: DocumentProblem, keyId: string | null = null): DocumentCheck<Document> => ({
    valid: false,
    knownKey: null,
    keyId,
    document: null,
    sha256,
    problem,
  });
  const json = readStrictJson(bytes);
  if (json.problem) return no(json.problem);
  const parsed = envelope.safeParse(json.value);
  if (!parsed.success) return no(isNewer(json.value, versions) ? 'unknown_version' : 'wrong_shape');
  const { document, signature } = parsed.data;
  const typed = shape.safeParse(document);
  if (!typed.success) return no(isNewer(json.value, versions) ? 'unknown_version' : 'wrong_shape', signature.keyId);
  if (!signatureFits(document, signature)) return no('wrong_signature', signature.keyId);
  const known = trustedKeysPem ? trustedKeysPem.some((pem) => sameKey(pem, signature.publicKey)) : null;
  return { valid: true, knownKey: known, keyId: signature.keyId, document: typed.data, sha256, problem: null };
}

const numberedSchema = z.object({
  document: z.object({ kind: z.string(), schema: z.number() }),
  signature: z.object({ format: z.number().optional() }).optional(),
});

/** Right kind, but of a version that this program does not know. */
function isNewer(json: unknown, versions: KnownVersions | undefined): boolean {
  const numbered = numberedSchema.safeParse(json);
  if (!versions || !numbered.success || numbered.data.document.kind !== versions.kind) return false;
  const format = numbered.data.signature?.format ?? FORMAT;
  return !versions.schemas.includes(numbered.data.document.schema) || format !== FORMAT;
}

function signatureFits(document: Record<string, unknown>, signature: Signature): boolean {
  try {
    const key = createPublicKey(signature.publicKey);
    if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') return false;
    // One key has many spellings in PEM, and 64 bytes four in base64url: only the one we write counts.
    if (key.export({ type: 'spki', format: 'pem' }).toString() !== signature.publicKey) return false;
    const value = Buffer.from(signature.value, 'base64url');
    if (value.toString('base64url') !== signature.value) return false;
    return verify('sha256', payload(document, signature), { key, dsaEncoding: 'ieee-p1363' }, value);
  } catch {
    return false;
  }
}

function sameKey(left: string, right: string): boolean {
  try {
    const der = (pem: string) => createPublicKey(pem).export({ type: 'spki', format: 'der' });
    return der(left).equals(der(right));
  } catch {
    return false;
  }
}
