/** COSE_Sign1 (RFC 9052) with ES256 and x5chain (RFC 9360) over the `Signer` port: what a C2PA claim signature is made of. */
import { X509Certificate } from 'node:crypto';
import { ColophonError } from '../../../errors/index';
import type { Signer } from '../../stage';
import { array, byteString, integer, map, NIL, tagged, textString } from './cbor';

const HEADER_ALGORITHM = 1;
const ES256 = -7;
const HEADER_X5CHAIN = 33;
const COSE_SIGN1 = 18;
const SIGNATURE_BYTES = 64;

/** What the C2PA builder calls with the claim's bytes. */
export interface ClaimSigner {
  alg: 'es256';
  /** Exactly the size of what `sign` answers: any slack would be padding outside the signature. */
  reserveSize: number;
  sign(claim: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
}

/** PEM → DER, in order. Throws `signing_failed` when there is no certificate in it. */
export function derChain(pem: string): Uint8Array[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0) throw new ColophonError('signing_failed', { problem: 'the certificate chain is empty' });
  return blocks.map((block) => new Uint8Array(new X509Certificate(block).raw));
}

function envelope(protectedHeader: Uint8Array, signature: Uint8Array): Uint8Array<ArrayBuffer> {
  const items = array(byteString(protectedHeader), map(), NIL, byteString(signature));
  return new Uint8Array(tagged(COSE_SIGN1, items));
}

/**
 * Wraps a `Signer` (a local key, another process, a KMS) as a claim signer. The chain travels in the *protected* header, so
 * that it cannot be exchanged. Throws `signing_failed` when the port does not answer 64 bytes r‖s: a KMS answers DER and its
 * adapter must convert.
 */
export function signEs256(signer: Signer): ClaimSigner {
  const chain = derChain(signer.certificateChain).map(byteString);
  const protectedHeader = map([integer(HEADER_ALGORITHM), integer(ES256)], [integer(HEADER_X5CHAIN), array(...chain)]);
  return {
    alg: 'es256',
    reserveSize: envelope(protectedHeader, new Uint8Array(SIGNATURE_BYTES)).length,
    async sign(claim) {
      const nothing = new Uint8Array(0);
      const structure = array(
        textString('Signature1'),
        byteString(protectedHeader),
        byteString(nothing),
        byteString(claim),
      );
      const signature = await signer.sign(structure);
      if (signature.length !== SIGNATURE_BYTES)
        throw new ColophonError('signing_failed', {
          problem: `the signer answered ${signature.length} bytes instead of 64 (r‖s, not DER)`,
        });
      return envelope(protectedHeader, signature);
    },
  };
}
