import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { ColophonError } from '../../../errors/index';
import type { Signer } from '../../stage';

export interface LocalSignerOptions {
  /** PKCS #8 PEM of a P-256 private key. */
  keyPem: string;
  /** PEM, leaf first, without the root; leave out for the report key. */
  chainPem?: string;
  /** Name that records carry; the first 16 hex digits of SHA-256 over the SPKI when left out. */
  keyId?: string;
}

/** A `Signer` whose key lives in this process. Throws `signing_failed` when the key is not a P-256 private key. */
export function localSigner(options: LocalSignerOptions): Signer {
  const key = (() => {
    try {
      return createPrivateKey(options.keyPem);
    } catch (cause) {
      throw new ColophonError('signing_failed', { problem: 'the private key is not a PEM private key' }, { cause });
    }
  })();
  if (key.asymmetricKeyType !== 'ec' || key.asymmetricKeyDetails?.namedCurve !== 'prime256v1')
    throw new ColophonError('signing_failed', {
      problem: 'the private key is not on the curve P-256 that ES256 needs',
    });
  const publicKey = createPublicKey(key);
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return {
    keyId: options.keyId ?? createHash('sha256').update(spki).digest('hex').slice(0, 16),
    certificateChain: options.chainPem ?? '',
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    async sign(bytes) {
      return new Uint8Array(sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }));
    },
  };
}
