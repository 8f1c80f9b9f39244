/**
 * Token buckets for sign-in, by address and by source. They live in this process: a second app process has buckets of its
 * own, so the true limit is this one times the number of processes, which is still far below what guessing needs. Exact
 * limits across replicas move to Postgres together with the API's own.
 */
interface Bucket {
  tokens: number;
  at: number;
}

export interface Throttle {
  /** Takes one token; answers how many seconds to wait when there is none, 0 when it was taken. */
  take(key: string): number;
}

/**
 * @param burst tokens a full bucket holds.
 * @param perMinute tokens that come back per minute.
 */
export function makeThrottle(burst: number, perMinute: number, now: () => number = Date.now): Throttle {
  const buckets = new Map<string, Bucket>();
  const perMillisecond = perMinute / 60_000;
  // Full buckets say nothing, so they are dropped when there are many: names tried once must not fill the memory.
  const forget = (time: number) => {
    for (const [key, bucket] of buckets)
      if (bucket.tokens + (time - bucket.at) * perMillisecond >= burst) buckets.delete(key);
  };
  return {
    take(key) {
      const time = now();
      if (buckets.size > 10_000) forget(time);
      const bucket = buckets.get(key) ?? { tokens: burst, at: time };
      const tokens = Math.min(burst, bucket.tokens + (time - bucket.at) * perMillisecond);
      const taken = tokens >= 1;
      buckets.set(key, { tokens: taken ? tokens - 1 : tokens, at: time });
      return taken ? 0 : Math.ceil((1 - tokens) / perMillisecond / 1000);
    },
  };
}
