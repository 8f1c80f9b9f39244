/** Limits for what needs no account, exact across every process: buckets in the database, by a hash of the source's address. */
import { createHash } from 'node:crypto';
import { takeToken } from '../../lib/db/index';
import { ColophonError } from '../../lib/errors/index';

/** Reading one picture costs up to a few seconds of a core: ten at once, then one every three seconds. */
const BURST = 10;
const PER_SECOND = 1 / 3;

/** The hash changes every day, so that it leads to nobody; behind a proxy the first forwarded address counts. */
function keyOf(headers: Headers): string {
  const address = headers.get('x-forwarded-for')?.split(',')[0]?.trim() || 'unknown';
  const day = new Date().toISOString().slice(0, 10);
  return `verify:${createHash('sha256').update(`${day} ${address}`).digest('hex').slice(0, 32)}`;
}

/** @throws rate_limited. */
export async function passPublicGate(headers: Headers): Promise<void> {
  const wait = await takeToken(keyOf(headers), BURST, PER_SECOND);
  if (wait > 0) throw new ColophonError('rate_limited', { seconds: Math.ceil(wait) });
}
