/** A time-stamp authority on this machine: answers RFC 3161 requests with tokens of its own certificate. */
import '../../lib/pipeline/provenance/c2pa/reflect-metadata';
import { createHash, webcrypto } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  Attribute,
  CertificateChoices,
  CertificateSet,
  ContentInfo,
  DigestAlgorithmIdentifiers,
  EncapsulatedContent,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedData,
  SignerIdentifier,
  SignerInfo,
  SignerInfos,
} from '@peculiar/asn1-cms';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { Accuracy, PKIStatus, PKIStatusInfo, TimeStampReq, TimeStampResp, TSTInfo } from '@peculiar/asn1-tsp';
import { AlgorithmIdentifier, Certificate } from '@peculiar/asn1-x509';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

const SHA256 = '2.16.840.1.101.3.4.2.1';
const ECDSA_SHA256 = '1.2.840.10045.4.3.2';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;
const sha256 = (bytes: ArrayBuffer | Uint8Array) => createHash('sha256').update(new Uint8Array(bytes)).digest();
/** Integers of ASN.1 and signatures of CMS are DER; WebCrypto answers r‖s. */
function derSignature(raw: Uint8Array): Uint8Array {
  const number = (half: Uint8Array) => {
    let start = 0;
    while (start < half.length - 1 && half[start] === 0) start += 1;
    const body = half.subarray(start);
    const lead = (body[0] ?? 0) >= 0x80 ? [0] : [];
    return [0x02, body.length + lead.length, ...lead, ...body];
  };
  const numbers = [...number(raw.subarray(0, 32)), ...number(raw.subarray(32))];
  return Uint8Array.of(0x30, numbers.length, ...numbers);
}

export interface Authority {
  url: string;
  /** Trusts its tokens. */
  rootPem: string;
  /** What the next answers do instead of stamping. */
  misbehave(how: 'nothing' | 'refuse' | 'hang' | 'redirect' | 'flood' | 'nonsense' | 'other digest'): void;
  asked(): number;
  close(): Promise<void>;
}

export async function timeStampAuthority(): Promise<Authority> {
  cryptoProvider.set(webcrypto as unknown as Crypto);
  const pair = async () =>
    (await webcrypto.subtle.generateKey(CURVE, true, ['sign', 'verify'])) as unknown as CryptoKeyPair;
  const [rootKeys, keys] = [await pair(), await pair()];
  const days = 86_400_000;
  const dates = { notBefore: new Date(Date.now() - days), notAfter: new Date(Date.now() + 100 * days) };
  const name = (unit: string) => `O=Time authority, CN=Time authority ${unit}`;
  const root = await X509CertificateGenerator.create({
    ...{ serialNumber: '01', subject: name('root'), issuer: name('root'), ...dates },
    ...{ publicKey: rootKeys.publicKey, signingKey: rootKeys.privateKey, signingAlgorithm: SIGNING },
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(rootKeys.publicKey),
    ],
  });
  const leaf = await X509CertificateGenerator.create({
    ...{ serialNumber: '02', subject: name('stamps'), issuer: name('root'), ...dates },
    ...{ publicKey: keys.publicKey, signingKey: rootKeys.privateKey, signingAlgorithm: SIGNING },
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.8'], true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(rootKeys.publicKey),
    ],
  });

  async function answer(body: Uint8Array, otherDigest: boolean): Promise<Uint8Array> {
    const request = AsnConvert.parse(body, TimeStampReq);
    const imprint = request.messageImprint;
    if (otherDigest) imprint.hashedMessage = new OctetString(new Uint8Array(32));
    const info = new TSTInfo({
      version: 1,
      policy: '1.2.3.4.1',
      messageImprint: imprint,
      serialNumber: Uint8Array.of(1, Math.floor(Math.random() * 255)).buffer,
      genTime: new Date(),
      accuracy: new Accuracy({ seconds: 1 }),
      ...(request.nonce ? { nonce: request.nonce } : {}),
    });
    const content = AsnConvert.serialize(info);
    const certificate = AsnConvert.parse(leaf.rawData, Certificate);
    // ESSCertIDv2 with the default algorithm: a sequence of one certificate id, which holds the certificate's hash.
    const hash = sha256(leaf.rawData);
    const wrap = (tag: number, inner: Uint8Array) => Uint8Array.of(tag, inner.length, ...inner);
    const signing = wrap(0x30, wrap(0x30, wrap(0x30, wrap(0x04, hash))));
    const attribute = (type: string, value: ArrayBuffer | Uint8Array) =>
      new Attribute({ attrType: type, attrValues: [new Uint8Array(value).buffer] });
    const attributes = [
      attribute('1.2.840.113549.1.9.3', Buffer.from('060b2a864886f70d0109100104', 'hex')),
      attribute('1.2.840.113549.1.9.4', wrap(0x04, sha256(content))),
      attribute('1.2.840.113549.1.9.16.2.47', signing),
    ];
    const signer = new SignerInfo({
      version: 1,
      sid: new SignerIdentifier({
        issuerAndSerialNumber: new IssuerAndSerialNumber({
          issuer: certificate.tbsCertificate.issuer,
          serialNumber: certificate.tbsCertificate.serialNumber,
        }),
      }),
      digestAlgorithm: new AlgorithmIdentifier({ algorithm: SHA256 }),
      signatureAlgorithm: new AlgorithmIdentifier({ algorithm: ECDSA_SHA256 }),
      signedAttrs: attributes,
      signature: new OctetString(),
    });
    // Signed as a SET, transported under the tag [0]; DER wants the set sorted.
    const parts = attributes.map((entry) => new Uint8Array(AsnConvert.serialize(entry))).sort(Buffer.compare);
    const inner = Buffer.concat(parts);
    const long = inner.length < 128 ? [inner.length] : [0x81, inner.length];
    const signed = Buffer.concat([Uint8Array.of(0x31, ...long), inner]);
    signer.signedAttrs = parts.map((part) => AsnConvert.parse(part, Attribute));
    const raw = await webcrypto.subtle.sign(SIGNING, keys.privateKey as unknown as webcrypto.CryptoKey, signed);
    signer.signature = new OctetString(derSignature(new Uint8Array(raw)));
    const data = new SignedData({
      version: 3,
      digestAlgorithms: new DigestAlgorithmIdentifiers([new AlgorithmIdentifier({ algorithm: SHA256 })]),
      encapContentInfo: new EncapsulatedContentInfo({
        eContentType: TST_INFO,
        eContent: new EncapsulatedContent({ single: new OctetString(content) }),
      }),
      certificates: new CertificateSet([new CertificateChoices({ certificate })]),
      signerInfos: new SignerInfos([signer]),
    });
    const token = new ContentInfo({ contentType: SIGNED_DATA, content: AsnConvert.serialize(data) });
    const status = new PKIStatusInfo({ status: PKIStatus.granted });
    return new Uint8Array(AsnConvert.serialize(new TimeStampResp({ status, timeStampToken: token })));
  }

  let how: Parameters<Authority['misbehave']>[0] = 'nothing';
  let count = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      count += 1;
      const type = { 'content-type': 'application/timestamp-reply' };
      if (how === 'hang') return;
      if (how === 'redirect') return response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end();
      if (how === 'flood') return response.writeHead(200, type).end(Buffer.alloc(1_000_000));
      if (how === 'nonsense') return response.writeHead(200, type).end('<html>no</html>');
      if (how === 'refuse') {
        const refusal = new TimeStampResp({ status: new PKIStatusInfo({ status: PKIStatus.rejection }) });
        return response.writeHead(200, type).end(Buffer.from(AsnConvert.serialize(refusal)));
      }
      response.writeHead(200, type).end(await answer(new Uint8Array(Buffer.concat(chunks)), how === 'other digest'));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    rootPem: `${root.toString('pem')}\n`,
    misbehave: (next) => {
      how = next;
    },
    asked: () => count,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
