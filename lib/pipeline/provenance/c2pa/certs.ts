/**
 * Certificates for signing: a development chain made on the spot, in the profile that public C2PA validators accept.
 *
 * root → intermediate → leaf; the chain is shipped without the root. Leaf: CA:FALSE, critical key usage digitalSignature,
 * subject and authority key identifiers, a subject with O, extended key usage emailProtection + documentSigning
 * (1.3.6.1.5.5.7.3.36) + C2PA claim signing (1.3.6.1.4.1.62558.2.1). Source: C2PA specification 2.4, section 14.5, and what
 * c2pa-rs 0.91 and its Python reader accepted when tried.
 */
import './reflect-metadata';

import { randomBytes, webcrypto } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { SIGNING_PURPOSES } from './purposes';

/** Everything an installation needs to sign and to have its signatures trusted by itself. All values are PEM. */
export interface DevelopmentChain {
  /** Trust anchor; hand it to verifiers, never to a signer. */
  rootPem: string;
  /** Leaf, then intermediate. */
  chainPem: string;
  /** PKCS #8 of the leaf. */
  keyPem: string;
  /** A key of its own for reports and receipts: it needs no certificate. */
  reportKeyPem: string;
}

export interface DevelopmentChainOptions {
  /** Subject O of every certificate, as shown to people who verify. Default `Colophon development`. */
  organisation?: string;
  /** Default 825 days, the longest that common validators accept for a leaf. */
  days?: number;
  now?: Date;
}

const DAY = 86_400_000;
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;
export const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** RFC 5280 4.1.2.2: positive, at most 20 octets. */
const serial = () => `4${randomBytes(15).toString('hex').slice(1)}`;
/** RFC 4514: these characters end or split a name otherwise. */
export const escapeName = (value: string) => value.replace(/[\\,+"<>;=#]/g, (character) => `\\${character}`);
/** Keys and extensions of Node's WebCrypto are typed apart from the DOM's; they are the same objects. */
const dom = (key: webcrypto.CryptoKey) => key as unknown as CryptoKey;

/** What a signing certificate says, and a request for one asks for, about its key's use. */
export const signingUse = (): Extension[] => [
  new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
  new ExtendedKeyUsageExtension(SIGNING_PURPOSES),
];

export async function keyPair() {
  const pair = await webcrypto.subtle.generateKey(CURVE, true, ['sign', 'verify']);
  return { publicKey: dom(pair.publicKey), privateKey: dom(pair.privateKey), raw: pair.privateKey };
}

export async function privateKeyPem(key: webcrypto.CryptoKey): Promise<string> {
  return `${PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')}\n`;
}

/** Makes a fresh root, intermediate, leaf and report key. Development only: nobody else trusts this root. */
export async function makeDevelopmentChain(options: DevelopmentChainOptions = {}): Promise<DevelopmentChain> {
  cryptoProvider.set(webcrypto as unknown as Crypto);
  const organisation = escapeName(options.organisation ?? 'Colophon development');
  const now = options.now ?? new Date();
  const leafEnd = new Date(now.getTime() + (options.days ?? 825) * DAY);
  const caEnd = new Date(Math.max(leafEnd.getTime() + 30 * DAY, now.getTime() + 3650 * DAY));
  /** An hour back: clocks of other machines differ. */
  const notBefore = new Date(now.getTime() - 3_600_000);
  const [root, intermediate, leaf, report] = await Promise.all([keyPair(), keyPair(), keyPair(), keyPair()]);
  const subject = (unit: string) => `O=${organisation}, CN=${organisation} ${unit}`;

  const make = async (
    unit: string,
    publicKey: CryptoKey,
    issuer: { unit: string; keys: { publicKey: CryptoKey; privateKey: CryptoKey } },
    notAfter: Date,
    extensions: Extension[],
  ) =>
    X509CertificateGenerator.create({
      serialNumber: serial(),
      subject: subject(unit),
      issuer: subject(issuer.unit),
      notBefore,
      notAfter,
      publicKey,
      signingKey: issuer.keys.privateKey,
      signingAlgorithm: SIGNING,
      extensions: [
        ...extensions,
        await SubjectKeyIdentifierExtension.create(publicKey),
        await AuthorityKeyIdentifierExtension.create(issuer.keys.publicKey),
      ],
    });

  const authority = (pathLength: number) => [
    new BasicConstraintsExtension(true, pathLength, true),
    new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
  ];
  const rootCertificate = await make('root', root.publicKey, { unit: 'root', keys: root }, caEnd, authority(1));
  const middle = await make('issuing', intermediate.publicKey, { unit: 'root', keys: root }, caEnd, authority(0));
  const leafCertificate = await make('signer', leaf.publicKey, { unit: 'issuing', keys: intermediate }, leafEnd, [
    new BasicConstraintsExtension(false, undefined, true),
    ...signingUse(),
  ]);
  return {
    rootPem: `${rootCertificate.toString('pem')}\n`,
    chainPem: `${leafCertificate.toString('pem')}\n${middle.toString('pem')}\n`,
    keyPem: await privateKeyPem(leaf.raw),
    reportKeyPem: await privateKeyPem(report.raw),
  };
}
