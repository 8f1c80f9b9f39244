/**
 * Finds every fingerprint within 31 bits of another, exactly: multi-index hashing. A hash is 16 slots of 16 bits; two hashes
 * within 31 bits differ by at most one bit in at least one slot (pigeonhole: 16 slots × 2 bits would be 32), so looking up each
 * slot as it is and with one bit turned — 272 buckets — finds all candidates. Norouzi, Punjani, Fleet 2012, "Fast Search in
 * Hamming Space with Multi-Index Hashing".
 *
 * Against a scan of everything (two busy cores, docs/decisions/0044): a scan takes 20 ms at 100,000 and 130 ms at 1,000,000
 * works; this takes 0.08 and 0.6 ms (95 %: 0.4 and 5 ms) and 110 bytes a work. Trees degenerate at 31 of 256 bits.
 */
const SLOTS = 16;
const BUCKETS = 65_536;
const WORDS = 8;
/** How many unsorted newcomers are scanned before the tables are built again. */
const TAIL = 2_048;
/** The largest distance for which the search is exact. */
export const MAX_DISTANCE = 31;

export interface Near {
  /** As given to `add`. */
  ref: number;
  distance: number;
}

export class FingerprintIndex {
  /** Eight 32-bit words per hash. */
  #words = new Uint32Array(64 * WORDS);
  #refs = new Int32Array(64);
  #size = 0;
  /** How many hashes the tables cover. */
  #sorted = 0;
  /** By slot: where each bucket starts in `#members`. */
  #starts = new Uint32Array(0);
  #members = new Uint32Array(0);
  #seen = new Uint32Array(0);
  #round = 0;

  get size(): number {
    return this.#size;
  }

  /** Bytes held by hashes and tables. */
  get bytes(): number {
    return [this.#words, this.#refs, this.#starts, this.#members, this.#seen].reduce(
      (sum, part) => sum + part.byteLength,
      0,
    );
  }

  /** @param hash 32 bytes @param ref any number of the caller's, e.g. the position of the work. */
  add(hash: Uint8Array, ref: number): void {
    if (hash.length !== 32) throw new RangeError(`A fingerprint is 32 bytes, not ${hash.length}`);
    if ((this.#size + 1) * WORDS > this.#words.length) this.#grow();
    for (let word = 0; word < WORDS; word += 1) this.#words[this.#size * WORDS + word] = wordAt(hash, word);
    this.#refs[this.#size] = ref;
    this.#size += 1;
  }

  /** All fingerprints within `maxDistance` bits (at most 31), in no order. */
  search(hash: Uint8Array, maxDistance: number): Near[] {
    if (maxDistance > MAX_DISTANCE) throw new RangeError(`Exact up to ${MAX_DISTANCE} bits only`);
    const query = Uint32Array.from({ length: WORDS }, (_, word) => wordAt(hash, word));
    const found: Near[] = [];
    if (this.#size - this.#sorted > Math.max(TAIL, this.#sorted >> 3)) this.#sort();
    for (let at = this.#sorted; at < this.#size; at += 1) this.#compare(at, query, maxDistance, found);
    if (this.#sorted === 0) return found;
    this.#round += 1;
    for (let slot = 0; slot < SLOTS; slot += 1) {
      const value = slotOf(query, 0, slot);
      this.#visit(slot, value, query, maxDistance, found);
      for (let bit = 0; bit < 16; bit += 1) this.#visit(slot, value ^ (1 << bit), query, maxDistance, found);
    }
    return found;
  }

  #visit(slot: number, bucket: number, query: Uint32Array, maxDistance: number, found: Near[]): void {
    const start = slot * (BUCKETS + 1) + bucket;
    const end = this.#starts[start + 1] ?? 0;
    const offset = slot * this.#sorted;
    for (let at = this.#starts[start] ?? 0; at < end; at += 1) {
      const member = this.#members[offset + at] ?? 0;
      if (this.#seen[member] === this.#round) continue;
      this.#seen[member] = this.#round;
      this.#compare(member, query, maxDistance, found);
    }
  }

  #compare(at: number, query: Uint32Array, maxDistance: number, found: Near[]): void {
    let distance = 0;
    for (let word = 0; word < WORDS && distance <= maxDistance; word += 1)
      distance += ones((this.#words[at * WORDS + word] ?? 0) ^ (query[word] ?? 0));
    if (distance <= maxDistance) found.push({ ref: this.#refs[at] ?? 0, distance });
  }

  /** Counting sort of all hashes into the buckets of every slot. */
  #sort(): void {
    const count = this.#size;
    const starts = new Uint32Array(SLOTS * (BUCKETS + 1));
    const members = new Uint32Array(SLOTS * count);
    for (let slot = 0; slot < SLOTS; slot += 1) {
      const base = slot * (BUCKETS + 1);
      for (let at = 0; at < count; at += 1) {
        const next = base + slotOf(this.#words, at, slot) + 1;
        starts[next] = (starts[next] ?? 0) + 1;
      }
      for (let bucket = 1; bucket <= BUCKETS; bucket += 1)
        starts[base + bucket] = (starts[base + bucket] ?? 0) + (starts[base + bucket - 1] ?? 0);
      const next = starts.slice(base, base + BUCKETS);
      for (let at = 0; at < count; at += 1) {
        const bucket = slotOf(this.#words, at, slot);
        const place = next[bucket] ?? 0;
        next[bucket] = place + 1;
        members[slot * count + place] = at;
      }
    }
    this.#starts = starts;
    this.#members = members;
    this.#seen = new Uint32Array(count);
    this.#round = 0;
    this.#sorted = count;
  }

  #grow(): void {
    const words = new Uint32Array(this.#words.length * 2);
    words.set(this.#words);
    const refs = new Int32Array(this.#refs.length * 2);
    refs.set(this.#refs);
    [this.#words, this.#refs] = [words, refs];
  }
}

function wordAt(hash: Uint8Array, word: number): number {
  const at = word * 4;
  return (
    (((hash[at] ?? 0) << 24) | ((hash[at + 1] ?? 0) << 16) | ((hash[at + 2] ?? 0) << 8) | (hash[at + 3] ?? 0)) >>> 0
  );
}

function slotOf(words: Uint32Array, at: number, slot: number): number {
  const word = words[at * WORDS + (slot >> 1)] ?? 0;
  return slot % 2 === 0 ? word >>> 16 : word & 0xffff;
}

/** Bits set in 32, by adding neighbours in parallel. */
function ones(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
