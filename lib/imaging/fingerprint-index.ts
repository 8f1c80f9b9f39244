/**
 * Finds every fingerprint within 31 bits of another, exactly: what is new lies in a short tail that is scanned; the rest in
 * segments with tables (`index-segment.ts`), merged as they grow, so that adding never sorts everything again.
 *
 * Against a scan of everything see docs/decisions/0130. Trees degenerate at 31 of 256 bits.
 */
import { IndexSegment, ones, WORDS } from './index-segment';

/** Newcomers that are scanned before they get tables: 60 queries over 4,096 take 2 ms. */
const TAIL = 4_096;
/** A segment is merged into the one before it unless that is so many times larger: four segments at a million. */
const FACTOR = 6;
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
  #segments: IndexSegment[] = [];
  #settling: Promise<void> | null = null;

  get size(): number {
    return this.#size;
  }

  /** Bytes held by hashes and tables. */
  get bytes(): number {
    return this.#segments.reduce((sum, { bytes }) => sum + bytes, this.#words.byteLength + this.#refs.byteLength);
  }

  /** @param hash 32 bytes @param ref any number of the caller's, e.g. the position of the work. */
  add(hash: Uint8Array, ref: number): void {
    if (hash.length !== 32) throw new RangeError(`A fingerprint is 32 bytes, not ${hash.length}`);
    this.reserve(this.#size + 1);
    writeWords(hash, this.#words, this.#size * WORDS);
    this.#refs[this.#size] = ref;
    this.#size += 1;
  }

  /** Room for so many, so that a large load does not copy what it has again and again. */
  reserve(count: number): void {
    if (count <= this.#refs.length) return;
    const room = Math.max(count, this.#refs.length * 2);
    const words = new Uint32Array(room * WORDS);
    words.set(this.#words.subarray(0, this.#size * WORDS));
    const refs = new Int32Array(room);
    refs.set(this.#refs.subarray(0, this.#size));
    [this.#words, this.#refs] = [words, refs];
  }

  /** In the order they were added; each hash is a fresh copy. */
  *entries(): IterableIterator<{ ref: number; hash: Uint8Array }> {
    for (let at = 0; at < this.#size; at += 1) yield { ref: this.#refs[at] as number, hash: this.hashAt(at) };
  }

  hashAt(position: number): Uint8Array {
    const hash = new Uint8Array(32);
    const view = new DataView(hash.buffer);
    for (let word = 0; word < WORDS; word += 1)
      view.setUint32(word * 4, this.#words[position * WORDS + word] as number);
    return hash;
  }

  /** Gives tables to what has none. Searching meanwhile is right, only slower. Adding meanwhile waits for the next call. */
  settle(): Promise<void> {
    this.#settling ??= this.#settle().finally(() => {
      this.#settling = null;
    });
    return this.#settling;
  }

  /** All fingerprints within `maxDistance` bits (at most 31), in no order. */
  search(hash: Uint8Array, maxDistance: number): Near[] {
    return this.searchAll([hash], maxDistance)[0] ?? [];
  }

  /** The same for many at once: one answer for each, in their order. */
  searchAll(hashes: readonly Uint8Array[], maxDistance: number): Near[][] {
    if (maxDistance > MAX_DISTANCE) throw new RangeError(`Exact up to ${MAX_DISTANCE} bits only`);
    return this.#searchAll(hashes, maxDistance, maxDistance);
  }

  /**
   * The same beyond 31 bits, where some are missed: found are 99 % at 40 bits, 93 % at 50, 65 % at 64 (from the chance that one
   * of 16 slots has at most one bit turned). For keypoints, of which a pasted work has many.
   */
  approximateAll(hashes: readonly Uint8Array[], maxDistance: number): Near[][] {
    // 96 of 256 bits are read first: three standard deviations over what a true match shows there.
    return this.#searchAll(hashes, maxDistance, Math.ceil((maxDistance * 96) / 256 + 3 * Math.sqrt(96 * 0.25 * 0.75)));
  }

  #searchAll(hashes: readonly Uint8Array[], maxDistance: number, first: number): Near[][] {
    const queries = new Uint32Array(hashes.length * WORDS);
    for (const [at, hash] of hashes.entries()) writeWords(hash, queries, at * WORDS);
    const words = this.#words;
    const refs = this.#refs;
    return hashes.map((_, number) => {
      const at = number * WORDS;
      const [q0, q1, q2, q3] = [
        queries[at] as number,
        queries[at + 1] as number,
        queries[at + 2] as number,
        queries[at + 3] as number,
      ];
      const [q4, q5, q6, q7] = [
        queries[at + 4] as number,
        queries[at + 5] as number,
        queries[at + 6] as number,
        queries[at + 7] as number,
      ];
      const found = new Map<number, number>();
      // Four words of strangers differ by 64 ± 6 bits: nearly every candidate is dismissed half way.
      const compare = (position: number): void => {
        const w = position * WORDS;
        let distance = ones((words[w] as number) ^ q0) + ones((words[w + 1] as number) ^ q1);
        distance += ones((words[w + 2] as number) ^ q2) + ones((words[w + 3] as number) ^ q3);
        if (distance > maxDistance) return;
        distance += ones((words[w + 4] as number) ^ q4) + ones((words[w + 5] as number) ^ q5);
        distance += ones((words[w + 6] as number) ^ q6) + ones((words[w + 7] as number) ^ q7);
        if (distance <= maxDistance) found.set(position, distance);
      };
      for (const segment of this.#segments) segment.candidates(queries, at, first, compare);
      for (let position = this.#tabled; position < this.#size; position += 1) compare(position);
      return [...found].map(([position, distance]) => ({ ref: refs[position] as number, distance }));
    });
  }

  /** How many have tables. */
  get #tabled(): number {
    const last = this.#segments.at(-1);
    return last ? last.from + last.count : 0;
  }

  async #settle(): Promise<void> {
    const until = this.#size;
    if (until - this.#tabled < TAIL) return;
    let from = this.#tabled;
    const kept = [...this.#segments];
    while (kept.length > 0 && (kept.at(-1) as IndexSegment).count < FACTOR * (until - from))
      from = (kept.pop() as IndexSegment).from;
    const large = until - from > 65_536;
    const pause = () => (large ? new Promise<void>((resolve) => setImmediate(resolve)) : null);
    kept.push(await IndexSegment.build(this.#words, from, until - from, pause));
    this.#segments = kept;
  }
}

function writeWords(hash: Uint8Array, words: Uint32Array, to: number): void {
  for (let word = 0; word < WORDS; word += 1) {
    const at = word * 4;
    words[to + word] =
      ((hash[at] as number) << 24) |
      ((hash[at + 1] as number) << 16) |
      ((hash[at + 2] as number) << 8) |
      (hash[at + 3] as number);
  }
}
