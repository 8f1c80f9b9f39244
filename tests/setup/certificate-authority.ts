/** A certificate authority of our own, that issues what it is asked for, or what a careless one would. */
import '../../lib/pipeline/provenance/c2pa/reflect-metadata';
import { webcrypto } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Pkcs10CertificateRequest,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

export { KeyUsageFlags } from '@peculiar/x509';

export const CLAIM_SIGNING = '1.3.6.1.4.1.62558.2.1';
const DOCUMENT_SIGNING = '1.3.6.1.5.5.7.3.36';
const EC = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SHA256 = { name: 'ECDSA', hash: 'SHA-256' } as const;
type Keys = { publicKey: CryptoKey; privateKey: CryptoKey };

export interface Leaf {
  publicKey: CryptoKey;
  subject?: string;
  authority?: boolean;
  usage?: { flags: KeyUsageFlags; critical: boolean } | null;
  purposes?: string[] | null;
  identifiers?: boolean;
  constraints?: boolean;
  /** Of the signature on the certificate. */
  hash?: 'SHA-1' | 'SHA-256';
}

export async function ecKeys(namedCurve = 'P-256'): Promise<Keys> {
  return (await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve }, true, [
    'sign',
    'verify',
  ])) as unknown as Keys;
}

export async function rsaKeys(modulusLength: number): Promise<Keys> {
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    publicExponent: new Uint8Array([1, 0, 1]),
    modulusLength,
  };
  return (await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as unknown as Keys;
}

export async function certificateAuthority(name = 'Test authority') {
  cryptoProvider.set(webcrypto as unknown as Crypto);
  const keys = (await webcrypto.subtle.generateKey(EC, true, ['sign', 'verify'])) as unknown as Keys;
  const [notBefore, notAfter] = [new Date(Date.now() - 3_600_000), new Date(Date.now() + 300 * 86_400_000)];
  const root = await X509CertificateGenerator.create({
    serialNumber: '01',
    subject: `O=${name}, CN=${name}`,
    issuer: `O=${name}, CN=${name}`,
    ...{ notBefore, notAfter, publicKey: keys.publicKey, signingKey: keys.privateKey, signingAlgorithm: SHA256 },
    extensions: [
      new BasicConstraintsExtension(true, 1, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });

  async function issue(leaf: Leaf): Promise<string> {
    const extensions: Extension[] = [];
    if (leaf.constraints !== false)
      extensions.push(new BasicConstraintsExtension(leaf.authority ?? false, undefined, true));
    const usage = leaf.usage === undefined ? { flags: KeyUsageFlags.digitalSignature, critical: true } : leaf.usage;
    if (usage) extensions.push(new KeyUsagesExtension(usage.flags, usage.critical));
    const purposes = leaf.purposes === undefined ? [DOCUMENT_SIGNING, CLAIM_SIGNING] : leaf.purposes;
    if (purposes) extensions.push(new ExtendedKeyUsageExtension(purposes));
    if (leaf.identifiers !== false)
      extensions.push(
        await SubjectKeyIdentifierExtension.create(leaf.publicKey),
        await AuthorityKeyIdentifierExtension.create(keys.publicKey),
      );
    const certificate = await X509CertificateGenerator.create({
      serialNumber: `02${Math.floor(Math.random() * 2 ** 40)
        .toString(16)
        .padStart(10, '0')}`,
      subject: leaf.subject ?? 'O=Acme, CN=Acme signer',
      issuer: root.subject,
      ...{ notBefore, notAfter, publicKey: leaf.publicKey, signingKey: keys.privateKey },
      signingAlgorithm: { ...SHA256, hash: leaf.hash ?? SHA256.hash },
      extensions,
    });
    return `${certificate.toString('pem')}\n`;
  }

  return {
    rootPem: `${root.toString('pem')}\n`,
    name: root.subject,
    publicKey: keys.publicKey,
    issue,
    /** What an authority does with a request: its key, its name, its extensions, once its signature was verified. */
    async answer(requestPem: string): Promise<string> {
      const request = new Pkcs10CertificateRequest(requestPem);
      if (!(await request.verify())) throw new Error('the request is not signed by its own key');
      return issue({ publicKey: await request.publicKey.export(), subject: request.subject });
    },
  };
}
