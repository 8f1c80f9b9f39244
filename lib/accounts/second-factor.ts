import { createHash, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { toString as drawQr } from 'qrcode';
import {
  beginSecondFactor as begin,
  confirmSecondFactor as confirm,
  passSecondFactor as pass,
  removeSecondFactor as remove,
  replaceRecoveryCodes,
  revokeSessionsOf,
  secondFactorOf,
  takeRecoveryCode,
  takeSecondFactorStep,
} from '../db/index';
import { ColophonError } from '../errors/index';
import { auditPerson } from './person-audit';
import { seal, unseal } from './secret-box';
import type { Person } from './session-of';
import { demandToken } from './throttle';

/** RFC 6238 as every authenticator app speaks it. */
const TOTP_RULES = { issuer: 'Colophon', algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** One step either way, for clocks that are off by half a minute (RFC 6238, section 5.2). */
const WINDOW = 1;
const RECOVERY_CODES = 10;

const totp = (secret: string, email: string) =>
  new TOTP({ ...TOTP_RULES, label: email, secret: Secret.fromBase32(secret) });

export interface Enrolment {
  /** Base32, for typing it in. */
  secret: string;
  /** `otpauth://totp/…` */
  uri: string;
  /** An SVG document with the QR code of `uri`. */
  qr: string;
}

/** A new secret, which counts only once a code has proved that a device knows it. @throws conflict when there is one already. */
export async function beginSecondFactor({ userId, email }: Person): Promise<Enrolment> {
  const secret = new Secret({ size: 20 }).base32;
  if (!(await begin(userId, seal(secret, userId))))
    throw new ColophonError('conflict', { problem: 'There is a second factor already. Remove it first.' });
  const uri = totp(secret, email).toString();
  return { secret, uri, qr: await drawQr(uri, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }) };
}

/**
 * @returns recovery codes, shown this once; only their hashes are kept.
 * @throws wrong_code, rate_limited, conflict when nothing was begun.
 */
export async function confirmSecondFactor(person: Person, code: string): Promise<readonly string[]> {
  const facts = await secondFactorOf(person.userId);
  if (!facts || facts.confirmed)
    throw new ColophonError('conflict', { problem: 'There is no second factor to confirm. Begin again.' });
  await demandToken('second-factor', person.userId);
  if (!(await takeStep(person, facts.secret, code))) throw new ColophonError('wrong_code');
  const codes = makeCodes();
  await confirm(person.userId, codes.map(hashCode));
  // Sessions that were opened without it are no longer as good as they look.
  await revokeSessionsOf(person.userId, person.sessionId);
  await auditPerson(person.userId, 'member.second_factor_added');
  return codes;
}

/**
 * Opens a session that waits: a code of the device or a recovery code, each once.
 * @throws wrong_code, rate_limited.
 */
export async function passSecondFactor(person: Person, code: string): Promise<{ codesLeft: number }> {
  await demandCode(person, code);
  await pass(person.sessionId);
  return { codesLeft: (await secondFactorOf(person.userId))?.codesLeft ?? 0 };
}

/** @throws wrong_code, rate_limited. */
export async function removeSecondFactor(person: Person, code: string): Promise<void> {
  await demandCode(person, code);
  await remove(person.userId);
  await auditPerson(person.userId, 'member.second_factor_removed');
}

/** Ten new codes; the old ones end. @throws wrong_code, rate_limited. */
export async function newRecoveryCodes(person: Person, code: string): Promise<readonly string[]> {
  await demandCode(person, code);
  const codes = makeCodes();
  await replaceRecoveryCodes(person.userId, codes.map(hashCode));
  return codes;
}

export async function secondFactorState(person: Person): Promise<{ on: boolean; codesLeft: number }> {
  const facts = await secondFactorOf(person.userId);
  return { on: facts?.confirmed ?? false, codesLeft: facts?.codesLeft ?? 0 };
}

/** @throws wrong_code when it is neither a fresh code of the device nor an unused recovery code; rate_limited. */
async function demandCode(person: Person, code: string): Promise<void> {
  await demandToken('second-factor', person.userId);
  const facts = await secondFactorOf(person.userId);
  if (!facts?.confirmed) throw new ColophonError('wrong_code');
  if (await takeStep(person, facts.secret, code)) return;
  if (await takeRecoveryCode(person.userId, hashCode(code)))
    return auditPerson(person.userId, 'member.recovery_code_used');
  throw new ColophonError('wrong_code');
}

/** True when the code belongs to a step that was not used yet; uses it up. */
async function takeStep({ userId, email }: Person, sealed: string, code: string): Promise<boolean> {
  const digits = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return false;
  const now = Date.now();
  const delta = totp(unseal(sealed, userId), email).validate({ token: digits, timestamp: now, window: WINDOW });
  if (delta === null) return false;
  return takeSecondFactorStep(userId, Math.floor(now / 1000 / TOTP_RULES.period) + delta);
}

/** Crockford's alphabet: what is read aloud or copied by hand is not mistaken. 50 random bits each. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

function makeCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const letters = [...randomBytes(10)].map((byte) => ALPHABET.charAt(byte & 31)).join('');
    return `${letters.slice(0, 5)}-${letters.slice(5)}`;
  });
}

/** 50 random bits behind a limit of six tries a minute: a fast hash is enough, and lets the database find it. */
function hashCode(code: string): string {
  return createHash('sha256')
    .update(
      code
        .toLowerCase()
        .replace(/[^0-9a-z]/g, '')
        .slice(0, 40),
    )
    .digest('hex');
}
