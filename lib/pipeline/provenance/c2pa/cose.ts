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
  /** Exactly the size of what `sign` answers: any slack beyond a time stamp's would be padding outside the signature. */
  reserveSize: number;
  sign(claim: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
}

/** Where the token over a signature comes from, and how many bytes are kept for it. */
export interface TokenSource {
  room: number;
  /** Null when there is none: then the room is padded. */
  token(message: Uint8Array): Promise<Uint8Array | null>;
}

/** PEM → DER, in order. Throws `signing_failed` when there is no certificate in it. */
export function derChain(pem: string): Uint8Array[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0) throw new ColophonError('signing_failed', { problem: 'the certificate chain is empty' });
  return blocks.map((block) => new Uint8Array(new X509Certificate(block).raw));
}

/** `pad` fills what was reserved and not needed; the file's length must not depend on what an authority answers. */
function envelope(
  protectedHeader: Uint8Array,
  signature: Uint8Array,
  token: Uint8Array | null,
  size?: number,
): Uint8Array<ArrayBuffer> {
  const stamps = token
    ? [
        [
          textString('sigTst2'),
          map([textString('tstTokens'), array(map([textString('val'), byteString(token)]))]),
        ] as const,
      ]
    : [];
  const make = (pad: number | null) => {
    const padding = pad === null ? [] : [[textString('pad'), byteString(new Uint8Array(pad))] as const];
    const header = map(...stamps, ...padding);
    return new Uint8Array(tagged(COSE_SIGN1, array(byteString(protectedHeader), header, NIL, byteString(signature))));
  };
  const bare = make(null);
  if (size === undefined || bare.length === size) return bare;
  // The length of a padding's own length grows with it: found by trying, once or twice.
  for (let pad = Math.max(0, size - bare.length - 12); pad <= size - bare.length; pad += 1) {
    const padded = make(pad);
    if (padded.length === size) return padded;
  }
  throw new ColophonError('signing_failed', { problem: 'the signature does not fit the room kept for it' });
}

/**
 * Wraps a `Signer` (a local key, another process, a KMS) as a claim signer. The chain travels in the *protected* header, so
 * that it cannot be exchanged. Throws `signing_failed` when the port does not answer 64 bytes r‖s: a KMS answers DER and its
 * adapter must convert.
 * @param stamp asks an authority for a token over the given bytes; null leaves the time to the signer's word
 */
export function signEs256(signer: Signer, stamp: TokenSource | null = null): ClaimSigner {
  const chain = derChain(signer.certificateChain).map(byteString);
  const protectedHeader = map([integer(HEADER_ALGORITHM), integer(ES256)], [integer(HEADER_X5CHAIN), array(...chain)]);
  const nothing = new Uint8Array(SIGNATURE_BYTES);
  const reserveSize = stamp
    ? envelope(protectedHeader, nothing, new Uint8Array(stamp.room)).length
    : envelope(protectedHeader, nothing, null).length;
  return {
    alg: 'es256',
    reserveSize,
    async sign(claim) {
      const structure = array(
        textString('Signature1'),
        byteString(protectedHeader),
        byteString(new Uint8Array(0)),
        byteString(claim),
      );
      const signature = await signer.sign(structure);
      if (signature.length !== SIGNATURE_BYTES)
        throw new ColophonError('signing_failed', {
          problem: `the signer answered ${signature.length} bytes instead of 64 (r‖s, not DER)`,
        });
      if (!stamp) return envelope(protectedHeader, signature, null);
      // C2PA 2.4, 10.3.2.5.2: the authority signs a counter-signature structure (RFC 9338) over the signature as CBOR.
      const counter = array(
        textString('CounterSignature'),
        byteString(protectedHeader),
        byteString(new Uint8Array(0)),
        byteString(byteString(signature)),
      );
      return envelope(protectedHeader, signature, await stamp.token(counter), reserveSize);
    },
  };
}
