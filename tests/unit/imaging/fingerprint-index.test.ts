import { describe, expect, it } from 'vitest';
import { FingerprintIndex } from '../../../lib/imaging/fingerprint-index';
import { hammingDistance } from '../../../lib/imaging/pdq';
import { random } from '../safeguards/pictures';

const next = random(42);
const hash = () => Uint8Array.from({ length: 32 }, () => Math.floor(next() * 256));

/** The same hash with `bits` bits turned, each at another place. */
function turned(from: Uint8Array, bits: number): Uint8Array {
  const out = Uint8Array.from(from);
  const places = new Set<number>();
  while (places.size < bits) places.add(Math.floor(next() * 256));
  for (const place of places) out[place >> 3] = (out[place >> 3] ?? 0) ^ (1 << (place & 7));
  return out;
}

function scan(all: readonly Uint8Array[], query: Uint8Array, max: number) {
  return all
    .map((entry, ref) => ({ ref, distance: hammingDistance(entry, query) }))
    .filter(({ distance }) => distance <= max);
}
const sorted = (found: { ref: number; distance: number }[]) => found.sort((a, b) => a.ref - b.ref);

describe('the search finds exactly what a scan of everything finds', () => {
  for (const size of [0, 1, 500, 5_000, 20_000])
    it(`${size} works, up to 31 bits, none missed and none invented`, () => {
      const all = Array.from({ length: size }, hash);
      const index = new FingerprintIndex();
      for (const [ref, entry] of all.entries()) index.add(entry, ref);
      const queries = [
        hash(),
        ...[0, 1, 15, 30, 31, 32].flatMap((bits) => all.slice(0, 20).map((entry) => turned(entry, bits))),
      ];
      for (const query of queries)
        for (const max of size > 5_000 ? [31] : [31, 16, 0])
          expect(sorted(index.search(query, max))).toEqual(scan(all, query, max));
    });

  it('with bits turned evenly over all slots, the hardest case: two in each but one', () => {
    const [one = new Uint8Array(32)] = [hash()];
    const query = Uint8Array.from(one);
    for (let slot = 0; slot < 16; slot += 1) query[slot * 2] = (query[slot * 2] ?? 0) ^ (slot === 7 ? 0b1 : 0b11);
    const index = new FingerprintIndex();
    for (let at = 0; at < 10_000; at += 1) index.add(at === 5_000 ? one : hash(), at);
    expect(index.search(query, 31)).toEqual([{ ref: 5_000, distance: 31 }]);
  });

  it('while works are being added', () => {
    const all: Uint8Array[] = [];
    const index = new FingerprintIndex();
    for (let round = 0; round < 8; round += 1) {
      for (let at = 0; at < 1_000; at += 1) index.add(all[all.push(hash()) - 1] ?? hash(), all.length - 1);
      for (const entry of [all[0], all.at(-1), all[Math.floor(all.length / 2)]]) {
        const query = turned(entry ?? hash(), 20);
        expect(sorted(index.search(query, 31))).toEqual(scan(all, query, 31));
      }
    }
  });

  it('refuses what it could not answer exactly', () => {
    const index = new FingerprintIndex();
    expect(() => index.search(hash(), 32)).toThrow(RangeError);
    expect(() => index.add(new Uint8Array(16), 0)).toThrow(RangeError);
  });
});
