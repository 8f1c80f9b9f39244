/**
 * A JSON document with a detached signature beside it: `{ document, signature }`. The signature covers the RFC 8785 canonical
 * form of `document`, so that reformatting the file does not break it and changing one value does. Key: ES256, one of its own,
 * never the manifest's.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import canonicalizeModule from 'canonicalize';
import { z } from 'zod';
import type { Signer } from '../stage';

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

const envelope = z.object({
  document: z.record(z.string(), z.unknown()),
  signature: z.object({
    algorithm: z.literal('ES256'),
    canonicalization: z.literal('RFC8785'),
    keyId: z.string(),
    publicKey: z.string(),
    value: z.string(),
  }),
});

/** Signs `document` and answers the file's bytes, themselves canonical: one document, one signature, one file. */
export async function signDocument(document: Record<string, unknown>, signer: Signer): Promise<Uint8Array> {
  const value = await signer.sign(canonicalBytes(document));
  return canonicalBytes({
    document,
    signature: {
      algorithm: 'ES256',
      canonicalization: 'RFC8785',
      keyId: signer.keyId,
      publicKey: signer.publicKey,
      value: Buffer.from(value).toString('base64url'),
    },
  });
}

export interface DocumentCheck<Document> {
  /** The signature fits the document and the key in the file. */
  valid: boolean;
  /** The key is one of those the caller trusts; null when the caller named none. */
  knownKey: boolean | null;
  keyId: string | null;
  document: Document | null;
  /** SHA-256 of the file: what a manifest refers to. */
  sha256: string;
  problem: 'not_json' | 'wrong_shape' | 'wrong_signature' | null;
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
): DocumentCheck<Document> {
  const sha256 = sha256Hex(bytes);
  const no = (problem: NonNullable<DocumentCheck<Document>['problem']>, keyId: string | null = null) => ({
    valid: false,
    knownKey: null,
    keyId,
    document: null,
    sha256,
    problem,
  });
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return no('not_json');
  }
  const parsed = envelope.safeParse(json);
  if (!parsed.success) return no('wrong_shape');
  const { document, signature } = parsed.data;
  const typed = shape.safeParse(document);
  if (!typed.success) return no('wrong_shape', signature.keyId);
  if (!signatureFits(document, signature)) return no('wrong_signature', signature.keyId);
  const known = trustedKeysPem ? trustedKeysPem.some((pem) => sameKey(pem, signature.publicKey)) : null;
  return { valid: true, knownKey: known, keyId: signature.keyId, document: typed.data, sha256, problem: null };
}

function signatureFits(document: unknown, signature: { publicKey: string; value: string }): boolean {
  try {
    const key = createPublicKey(signature.publicKey);
    if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') return false;
    const value = Buffer.from(signature.value, 'base64url');
    return verify('sha256', canonicalBytes(document), { key, dsaEncoding: 'ieee-p1363' }, value);
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
