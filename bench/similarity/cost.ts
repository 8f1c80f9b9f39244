/** What a whole query costs, all its variants together, beside a scan of everything; processor time, so that a busy machine does not show. */

import { FingerprintIndex } from '../../lib/imaging/fingerprint-index';
import { hammingDistance } from '../../lib/imaging/pdq';
import { random } from '../../tests/unit/safeguards/pictures';

const VARIANTS = 56;
const QUERIES = 120;

export interface Cost {
  works: number;
  p50: number;
  p95: number;
  /** One scan for one hash, times the variants. */
  scan: number;
  recall: number;
  megabytes: number;
  buildSeconds: number;
}

export async function costOf(works: number): Promise<Cost> {
  const next = random(works);
  const all = new Uint8Array(works * 32);
  for (let at = 0; at < all.length; at += 1) all[at] = Math.floor(next() * 256);
  const hashOf = (at: number) => all.subarray(at * 32, at * 32 + 32);
  const index = new FingerprintIndex();
  index.reserve(works);
  for (let at = 0; at < works; at += 1) index.add(hashOf(at), at);
  const [, building] = await processor(() => index.settle());
  const times: number[] = [];
  const scans: number[] = [];
  let [found, wanted] = [0, 0];
  for (let query = 0; query < QUERIES; query += 1) {
    const hashes = Array.from({ length: VARIANTS }, (_, variant) =>
      turned(hashOf((query * 7919 + variant * 104_729) % works), variant % 40, next),
    );
    const [answers, spent] = await processor(async () => index.searchAll(hashes, 31));
    times.push(spent);
    if (query >= 3) continue;
    for (const [variant, hash] of hashes.slice(0, 12).entries()) {
      const [near, scanning] = await processor(async () => scan(all, works, hash));
      scans.push(scanning);
      wanted += near.length;
      const got = new Set(answers[variant]?.map(({ ref, distance }) => `${ref} ${distance}`));
      found += near.filter((entry) => got.has(entry)).length;
    }
  }
  return {
    works,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    scan: percentile(scans, 0.5) * VARIANTS,
    recall: wanted === 0 ? 1 : found / wanted,
    megabytes: Math.round(index.bytes / 1e6),
    buildSeconds: building / 1000,
  };
}

function scan(all: Uint8Array, works: number, hash: Uint8Array): string[] {
  const near: string[] = [];
  for (let at = 0; at < works; at += 1) {
    const distance = hammingDistance(all.subarray(at * 32, at * 32 + 32), hash);
    if (distance <= 31) near.push(`${at} ${distance}`);
  }
  return near;
}

function turned(from: Uint8Array, bits: number, next: () => number): Uint8Array {
  const out = Uint8Array.from(from);
  const places = new Set<number>();
  while (places.size < bits) places.add(Math.floor(next() * 256));
  for (const place of places) out[place >> 3] = (out[place >> 3] ?? 0) ^ (1 << (place & 7));
  return out;
}

async function processor<T>(work: () => Promise<T>): Promise<[T, number]> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return [result, (user + system) / 1000];
}

export const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
