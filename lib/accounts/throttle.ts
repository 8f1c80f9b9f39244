import { createHash } from 'node:crypto';
import { takeToken } from '../db/index';
import { ColophonError } from '../errors/index';

/** Tokens at once, and how many come back each minute. Buckets live in Postgres, so the limit holds for all processes together. */
const LIMITS = {
  /** Passwords for one address. */
  'sign-in': { burst: 10, perMinute: 10 },
  /** Passwords from one source, whatever the address. */
  'sign-in-source': { burst: 100, perMinute: 60 },
  /** Codes of one person: six digits, three valid at a time, so 6 a minute finds one in about 38 days on average. */
  'second-factor': { burst: 6, perMinute: 6 },
  /** Mails to one address: nobody's letter box is filled by us. */
  mail: { burst: 5, perMinute: 0.5 },
  'mail-source': { burst: 30, perMinute: 6 },
  /** Tokens tried from one source; they cannot be guessed, this only spares the database. */
  token: { burst: 60, perMinute: 60 },
} as const;

/** @throws rate_limited with the whole seconds to wait. */
export async function demandToken(kind: keyof typeof LIMITS, of: string): Promise<void> {
  const { burst, perMinute } = LIMITS[kind];
  const key = `${kind}:${createHash('sha256').update(of).digest('hex').slice(0, 32)}`;
  const seconds = await takeToken(key, burst, perMinute / 60);
  if (seconds > 0) throw new ColophonError('rate_limited', { seconds: Math.ceil(seconds) });
}
