/** Ids: a prefix that says what it names, and a UUIDv7 in Crockford's base32, so ids sort by the time they were made. */
import { randomBytes } from 'node:crypto';

export const PREFIXES = {
  organisation: 'org',
  user: 'usr',
  session: 'ses',
  invitation: 'inv',
  apiKey: 'key',
  preset: 'bpr',
  presetVersion: 'bpv',
  presetShare: 'bps',
  generation: 'gen',
  item: 'itm',
  step: 'stp',
  asset: 'ast',
  ledgerEntry: 'led',
  case: 'cas',
  policyVersion: 'pol',
  policyReplay: 'prp',
  work: 'wrk',
  verification: 'vfy',
  fingerprint: 'fpr',
  shape: 'shp',
  registryImport: 'imp',
  optOut: 'opt',
  rightsCase: 'rca',
  dispute: 'dsp',
  notice: 'ntc',
  study: 'std',
  studyRun: 'srn',
  annotation: 'ann',
  audit: 'aud',
  /** What an unexpected error is called, on the screen and in the log. */
  error: 'err',
  request: 'req',
  legalHold: 'hld',
} as const;
export type IdKind = keyof typeof PREFIXES;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** 128 bits in groups of five. */
const LENGTH = 26;
const COUNTER_LIMIT = 1 << 12;

/** Ids of one source never go back, even when its clock does or many are made within one millisecond. */
export function createIdSource(now: () => number = Date.now, random: (size: number) => Uint8Array = randomBytes) {
  let time = 0;
  let counter = 0;

  return (kind: IdKind): string => {
    const bytes = random(10);
    if (now() > time) {
      time = now();
      // Starting in the lower half leaves room to count up; random, so that two processes rarely meet.
      counter = (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) & (COUNTER_LIMIT / 2 - 1);
    } else {
      counter += 1;
      if (counter === COUNTER_LIMIT) {
        time += 1;
        counter = 0;
      }
    }
    let tail = 0n;
    for (const byte of bytes.subarray(2)) tail = (tail << 8n) | BigInt(byte);
    const variant = (0b10n << 62n) | (tail & ((1n << 62n) - 1n));
    const value = (BigInt(time) << 80n) | (0x7n << 76n) | (BigInt(counter) << 64n) | variant;
    return `${PREFIXES[kind]}_${base32(value)}`;
  };
}

export const newId = createIdSource();

/** Whether a text has the shape of an id of this kind. */
export function isId(kind: IdKind, text: string): boolean {
  return new RegExp(`^${PREFIXES[kind]}_[0-7][${ALPHABET}]{${LENGTH - 1}}$`).test(text);
}

function base32(value: bigint): string {
  let text = '';
  for (let rest = value; text.length < LENGTH; rest >>= 5n) text = ALPHABET.charAt(Number(rest & 31n)) + text;
  return text;
}
