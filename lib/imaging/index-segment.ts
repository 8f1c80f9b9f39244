/**
 * Fingerprints of one range, sorted into buckets: multi-index hashing. A hash is 16 slots of 16 bits; two hashes within 31 bits
 * differ by at most one bit in at least one slot (pigeonhole: 16 slots × 2 bits would be 32), so looking up each slot as it is
 * and with one bit turned, 272 buckets, finds all candidates. Norouzi, Punjani, Fleet 2012, "Fast Search in Hamming Space with
 * Multi-Index Hashing".
 */
export const WORDS = 8;
const SLOTS = 16;
const BUCKETS = 65_536;
/**
 * What a bucket holds of each member: its position and three other words of its hash, 96 bits of which strangers differ in
 * 48 ± 5. So all but one in two thousand are dismissed by reading the bucket from end to end; without them every candidate
 * was a jump through memory: 34 ms for 60 hashes at a million, where this takes 6.
 */
const STRIDE = 4;

export class IndexSegment {
  /** By slot: where each bucket starts in `#members`. */
  readonly #starts: Uint32Array;
  readonly #members: Uint32Array;

  private constructor(
    readonly from: number,
    readonly count: number,
    starts: Uint32Array,
    members: Uint32Array,
  ) {
    this.#starts = starts;
    this.#members = members;
  }

  get bytes(): number {
    return this.#starts.byteLength + this.#members.byteLength;
  }

  /** Counting sort into the buckets of every slot; `pause` is awaited between slots, so that a large one blocks nobody for long. */
  static async build(
    words: Uint32Array,
    from: number,
    count: number,
    pause: () => Promise<void> | null,
  ): Promise<IndexSegment> {
    const starts = new Uint32Array(SLOTS * (BUCKETS + 1));
    const members = new Uint32Array(SLOTS * count * STRIDE);
    for (let slot = 0; slot < SLOTS; slot += 1) {
      sortSlot(words, from, count, slot, starts, members);
      const waiting = pause();
      if (waiting) await waiting;
    }
    return new IndexSegment(from, count, starts, members);
  }

  /**
   * Calls `visit` with the position of everything that could be within `most` bits of the query, `most` at most 31; some of it
   * more than once. Positions are of the whole index.
   */
  candidates(query: Uint32Array, at: number, most: number, visit: (position: number) => void): void {
    const starts = this.#starts;
    const members = this.#members;
    for (let slot = 0; slot < SLOTS; slot += 1) {
      const half = slot >> 1;
      const word = query[at + half] as number;
      const value = slot % 2 === 0 ? word >>> 16 : word & 0xffff;
      const a = query[at + ((half + 2) & 7)] as number;
      const b = query[at + ((half + 4) & 7)] as number;
      const c = query[at + ((half + 6) & 7)] as number;
      const base = slot * (BUCKETS + 1);
      const offset = slot * this.count * STRIDE;
      for (let bit = -1; bit < 16; bit += 1) {
        const bucket = base + (bit < 0 ? value : value ^ (1 << bit));
        const end = offset + (starts[bucket + 1] as number) * STRIDE;
        for (let member = offset + (starts[bucket] as number) * STRIDE; member < end; member += STRIDE) {
          const near = ones((members[member + 1] as number) ^ a) + ones((members[member + 2] as number) ^ b);
          if (near + ones((members[member + 3] as number) ^ c) <= most) visit(this.from + (members[member] as number));
        }
      }
    }
  }
}

/** Bits set in 32, by adding neighbours in parallel. */
export function ones(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function sortSlot(
  words: Uint32Array,
  from: number,
  count: number,
  slot: number,
  starts: Uint32Array,
  members: Uint32Array,
): void {
  const base = slot * (BUCKETS + 1);
  const half = slot >> 1;
  const shift = slot % 2 === 0 ? 16 : 0;
  for (let at = 0; at < count; at += 1) {
    const bucket = base + (((words[(from + at) * WORDS + half] as number) >>> shift) & 0xffff) + 1;
    starts[bucket] = (starts[bucket] as number) + 1;
  }
  for (let bucket = 1; bucket <= BUCKETS; bucket += 1)
    starts[base + bucket] = (starts[base + bucket] as number) + (starts[base + bucket - 1] as number);
  const next = starts.slice(base, base + BUCKETS);
  for (let at = 0; at < count; at += 1) {
    const bucket = ((words[(from + at) * WORDS + half] as number) >>> shift) & 0xffff;
    const place = next[bucket] as number;
    next[bucket] = place + 1;
    const to = (slot * count + place) * STRIDE;
    const hash = (from + at) * WORDS;
    members[to] = at;
    members[to + 1] = words[hash + ((half + 2) & 7)] as number;
    members[to + 2] = words[hash + ((half + 4) & 7)] as number;
    members[to + 3] = words[hash + ((half + 6) & 7)] as number;
  }
}
