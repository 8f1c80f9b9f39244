/**
 * Token buckets for what needs no account, by source address. They live in this process, like those of signing in: enough to
 * keep one visitor from occupying the machine; exact limits across replicas belong to the database.
 */
import { ColophonError } from '../../lib/errors/index';

interface Bucket {
  tokens: number;
  at: number;
}

/** @returns a gate that throws rate_limited when `key` has used up its `burst`; one token comes back every `seconds`. */
export function makeGate(burst: number, seconds: number, now: () => number = Date.now): (key: string) => void {
  const buckets = new Map<string, Bucket>();
  const refill = 1 / (seconds * 1000);
  return (key) => {
    const time = now();
    // A full bucket says nothing; without this, addresses seen once would fill the memory.
    if (buckets.size > 5_000)
      for (const [name, held] of buckets) if (held.tokens + (time - held.at) * refill >= burst) buckets.delete(name);
    const bucket = buckets.get(key) ?? { tokens: burst, at: time };
    const tokens = Math.min(burst, bucket.tokens + (time - bucket.at) * refill);
    buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: time });
    if (tokens < 1) throw new ColophonError('rate_limited', { seconds: Math.ceil((1 - tokens) / refill / 1000) });
  };
}
