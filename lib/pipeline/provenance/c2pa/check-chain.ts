/** Looks at a real signing chain the way validators will, and says in words what they would refuse. */
import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { SIGNING_PURPOSES } from './purposes';

export interface ChainProblem {
  code:
    | 'not_pem'
    | 'root_included'
    | 'order'
    | 'signature'
    | 'expired'
    | 'not_yet_valid'
    | 'leaf_is_ca'
    | 'leaf_self_signed'
    | 'key_type'
    | 'key_usage'
    | 'extended_key_usage'
    | 'organisation'
    | 'key_identifiers'
    | 'basic_constraints'
    | 'signature_hash'
    | 'issuer_not_ca'
    | 'key_mismatch'
    | 'untrusted';
  /** What is wrong with which certificate, and what to do. */
  words: string;
}

export interface ChainCheck {
  ok: boolean;
  problems: ChainProblem[];
  /** Leaf first: who, issued by whom, until when. */
  certificates: { subject: string; issuer: string; validTo: string }[];
}

export interface ChainCheckOptions {
  /** Private key that should belong to the leaf. */
  keyPem?: string;
  /** Roots a verifier would trust; without them trust is not judged. */
  trustAnchorsPem?: string;
  now?: Date;
}

const ANY_PURPOSE = '2.5.29.37.0';
/** DER of the extension OIDs Node's X509Certificate does not expose. */
const OID_SKI = Buffer.from('0603551d0e', 'hex');
const OID_AKI = Buffer.from('0603551d23', 'hex');
const OID_KEY_USAGE = Buffer.from('0603551d0f', 'hex');
const OID_BASIC = Buffer.from('0603551d13', 'hex');
/** Signature algorithms of MD5 and SHA-1 (RFC 3279), which validators no longer take. */
const WEAK_SIGNATURES = ['06092a864886f70d010104', '06092a864886f70d010105', '06072a8648ce3d0401'].map((hex) =>
  Buffer.from(hex, 'hex'),
);
const DER_TRUE = Buffer.from('0101ff', 'hex');

const oneLine = (name: string) => name.split('\n').join(', ');
const has = (certificate: X509Certificate, oid: Buffer) => certificate.raw.includes(oid);

/** Key usage bits of the certificate (RFC 5280 4.2.1.3), first bit = digitalSignature; null when the extension is missing. */
function keyUsage(certificate: X509Certificate): { digitalSignature: boolean; critical: boolean } | null {
  const at = certificate.raw.indexOf(OID_KEY_USAGE);
  if (at < 0) return null;
  let next = at + OID_KEY_USAGE.length;
  const critical = certificate.raw.subarray(next, next + 3).equals(DER_TRUE);
  if (critical) next += 3;
  // OCTET STRING { BIT STRING { unused bits, bits } }
  const bits = certificate.raw[next + 5] ?? 0;
  return { digitalSignature: (bits & 0x80) !== 0, critical };
}

/** CA:TRUE in basic constraints (RFC 5280 4.2.1.9). Node's `ca` asks for the key usage as well, and passes what validators refuse. */
function isAuthority(certificate: X509Certificate): boolean {
  let at = certificate.raw.indexOf(OID_BASIC);
  if (at < 0) return false;
  at += OID_BASIC.length;
  if (certificate.raw.subarray(at, at + 3).equals(DER_TRUE)) at += 3;
  // OCTET STRING { SEQUENCE { BOOLEAN … } }
  return certificate.raw.subarray(at + 4, at + 7).equals(DER_TRUE);
}

function parse(pem: string): X509Certificate[] | null {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g);
  try {
    return blocks?.map((block) => new X509Certificate(block)) ?? null;
  } catch {
    return null;
  }
}

/** Why the leaf's key cannot sign here, in words; null when it can. */
function keyProblem({ publicKey }: X509Certificate): string | null {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = publicKey;
  if (type === 'ec' && details?.namedCurve === 'prime256v1') return null;
  const wanted = 'Colophon signs with ES256: request one with a P-256 key (`colophon certs request` makes it).';
  if (type === 'ec') return `The signing certificate holds a key on the curve ${details?.namedCurve}. ${wanted}`;
  if (type === 'rsa' || type === 'rsa-pss') {
    const bits = details?.modulusLength ?? 0;
    const short = bits < 2048 ? ' That is too short for any C2PA validator, which ask for 2048 at least.' : '';
    return `The signing certificate holds an RSA key of ${bits} bits.${short} ${wanted}`;
  }
  return `The signing certificate holds a key of the kind ${type}. ${wanted}`;
}

function leafProblems(leaf: X509Certificate): ChainProblem[] {
  const problems: ChainProblem[] = [];
  const say = (code: ChainProblem['code'], words: string) => problems.push({ code, words });
  if (isAuthority(leaf))
    say(
      'leaf_is_ca',
      'The first certificate is a certificate authority. Put the signing (end-entity) certificate first.',
    );
  // Node's checkIssued wants an issuer that may issue, so it never says so of a leaf.
  if (leaf.subject === leaf.issuer && leaf.verify(leaf.publicKey) && !isAuthority(leaf))
    say(
      'leaf_self_signed',
      'The signing certificate is signed by itself; validators refuse that. Have it issued by an authority.',
    );
  const problem = keyProblem(leaf);
  if (problem) say('key_type', problem);
  const usage = keyUsage(leaf);
  if (usage === null || !usage.digitalSignature || !usage.critical)
    say('key_usage', 'The signing certificate needs the extension "key usage", critical, with digitalSignature.');
  const purposes = leaf.keyUsage ?? [];
  if (purposes.includes(ANY_PURPOSE) || !purposes.some((purpose) => SIGNING_PURPOSES.includes(purpose)))
    say(
      'extended_key_usage',
      'The signing certificate needs an extended key usage that C2PA accepts, and not "any": C2PA claim signing or documentSigning, and emailProtection beside it for readers that know nothing else.',
    );
  if (!/^O=/m.test(leaf.subject))
    say(
      'organisation',
      'The subject has no organisation (O). Verifiers show it as the name of the signer; request a certificate with O.',
    );
  if (!has(leaf, OID_AKI) || !has(leaf, OID_SKI))
    say(
      'key_identifiers',
      'The signing certificate lacks an authority or subject key identifier; validators link it to its issuer by these. Have it issued with both.',
    );
  return problems;
}

/**
 * Checks a chain (PEM, leaf first, without the root) before it is used. Explains every problem it finds; never throws.
 * Source of the rules: C2PA specification 2.4, section 14.5.1, and refusals met with c2pa-rs.
 */
export function checkChain(pem: string, options: ChainCheckOptions = {}): ChainCheck {
  const chain = parse(pem);
  const [leaf] = chain ?? [];
  if (!chain || !leaf) {
    const words = 'This is not a PEM certificate chain. It should start with -----BEGIN CERTIFICATE-----, leaf first.';
    return { ok: false, problems: [{ code: 'not_pem', words }], certificates: [] };
  }
  const now = options.now ?? new Date();
  const problems = leafProblems(leaf);
  const say = (code: ChainProblem['code'], words: string) => problems.push({ code, words });
  for (const [at, certificate] of chain.entries()) {
    const name = `certificate ${at + 1} (${oneLine(certificate.subject)})`;
    if (new Date(certificate.validTo) < now) say('expired', `${name} expired on ${certificate.validTo}. Renew it.`);
    if (new Date(certificate.validFrom) > now)
      say('not_yet_valid', `${name} is valid only from ${certificate.validFrom}. Check this machine's clock.`);
    if (at > 0 && !isAuthority(certificate))
      say('issuer_not_ca', `${name} is not an authority and cannot issue the one before it.`);
    if (at > 0 && certificate.checkIssued(certificate))
      say('root_included', `${name} is a root. Leave it out of the chain: verifiers bring their own copy.`);
    if (!has(certificate, OID_BASIC))
      say(
        'basic_constraints',
        `${name} does not say whether it is an authority (basic constraints). Have it reissued.`,
      );
    if (at > 0 && !has(certificate, OID_SKI))
      say('key_identifiers', `${name} has no subject key identifier, which the one before it is linked by.`);
    if (WEAK_SIGNATURES.some((oid) => has(certificate, oid)))
      say(
        'signature_hash',
        `${name} is signed with MD5 or SHA-1, which validators refuse. Have it reissued with SHA-256.`,
      );
    const issuer = chain[at + 1];
    if (issuer && !certificate.checkIssued(issuer))
      say(
        'order',
        `${name} was not issued by the certificate after it. Sort the file: leaf, then its issuer, and so on.`,
      );
    else if (issuer && !certificate.verify(issuer.publicKey))
      say(
        'signature',
        `The signature on ${name} does not match its issuer. The file mixes certificates of two chains.`,
      );
  }
  if (options.keyPem !== undefined && !keyBelongs(leaf, options.keyPem))
    say('key_mismatch', 'The private key does not belong to the signing certificate.');
  if (options.trustAnchorsPem !== undefined) {
    const last = chain[chain.length - 1] ?? leaf;
    const anchors = parse(options.trustAnchorsPem) ?? [];
    const anchored = anchors.some(
      (anchor) =>
        anchor.fingerprint256 === last.fingerprint256 || (last.checkIssued(anchor) && last.verify(anchor.publicKey)),
    );
    if (!anchored)
      say(
        'untrusted',
        `None of the trusted roots issued ${oneLine(last.subject)}: files will read as valid, not as trusted.`,
      );
  }
  const certificates = chain.map((certificate) => ({
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    validTo: new Date(certificate.validTo).toISOString(),
  }));
  return { ok: problems.length === 0, problems, certificates };
}

function keyBelongs(leaf: X509Certificate, keyPem: string): boolean {
  try {
    const der = (key: ReturnType<typeof createPublicKey>) => key.export({ type: 'spki', format: 'der' });
    return der(createPublicKey(createPrivateKey(keyPem))).equals(der(leaf.publicKey));
  } catch {
    return false;
  }
}
