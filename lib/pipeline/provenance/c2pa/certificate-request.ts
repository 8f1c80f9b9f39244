/** A key and the request (PKCS #10, RFC 2986) that a certificate authority turns into a certificate C2PA validators accept. */
import './reflect-metadata';

import { webcrypto } from 'node:crypto';
import { cryptoProvider, Pkcs10CertificateRequestGenerator } from '@peculiar/x509';
import { escapeName, keyPair, privateKeyPem, SIGNING, signingUse } from './certs';

export interface CertificateRequest {
  /** PKCS #8 of the new P-256 key. */
  keyPem: string;
  /** PEM; goes to the authority. */
  requestPem: string;
}

/** @param organisation subject O, which verifiers show as the signer @param commonName subject CN; default the organisation */
export async function makeCertificateRequest(
  organisation: string,
  commonName = organisation,
): Promise<CertificateRequest> {
  cryptoProvider.set(webcrypto as unknown as Crypto);
  const keys = await keyPair();
  const request = await Pkcs10CertificateRequestGenerator.create({
    name: `O=${escapeName(organisation)}, CN=${escapeName(commonName)}`,
    keys: { publicKey: keys.publicKey, privateKey: keys.privateKey },
    signingAlgorithm: SIGNING,
    extensions: signingUse(),
  });
  return { keyPem: await privateKeyPem(keys.raw), requestPem: `${request.toString('pem')}\n` };
}
