/** Silhouettes of registered marks, and which bits of their hashes can be relied on. Scanned: 160 shapes over 10,000 take 15 ms. */
import { ones } from '../imaging/index-segment';

const WORDS = 8;
/**
 * Differing bits among the steady ones, as if all 256 were. Measured (`colophon bench similarity`): true pastes lie under 24 in
 * 95 of 100, strangers' shapes of photographs at 42 and more; but a drawn tin's label came within 13 of a mark it has nothing to do
 * with, and every creative is compared with thousands of marks. So fewer pastes are found, and nobody's tin is held.
 */
export const SHAPE_MATCH_DISTANCE = 12;
/** With fewer steady bits a shape is hardly more than a blot: it is not compared. */
export const FEWEST_STEADY_BITS = 100;

export interface NearShape {
  ref: number;
  /** Of 256, 0 to 12. */
  distance: number;
  /** Which of the asked shapes. */
  shape: number;
}

export class ShapeStore {
  #hashes: number[] = [];
  #steady: number[] = [];
  #counts: number[] = [];
  #refs: number[] = [];

  get size(): number {
    return this.#refs.length;
  }

  /** Answers false for a shape with too few steady bits, which is left out. */
  add(hash: Uint8Array, steady: Uint8Array, ref: number): boolean {
    const mask = wordsOf(steady);
    const count = mask.reduce((sum, word) => sum + ones(word), 0);
    if (count < FEWEST_STEADY_BITS) return false;
    this.#hashes.push(...wordsOf(hash));
    this.#steady.push(...mask);
    this.#counts.push(count);
    this.#refs.push(ref);
    return true;
  }

  *entries(): IterableIterator<{ ref: number; hash: Uint8Array; steady: Uint8Array }> {
    for (const [at, ref] of this.#refs.entries())
      yield { ref, hash: bytesOf(this.#hashes, at * WORDS), steady: bytesOf(this.#steady, at * WORDS) };
  }

  /** The nearest shape for each work that has one within the distance. */
  search(shapes: readonly { hash: Uint8Array }[], most = SHAPE_MATCH_DISTANCE): NearShape[] {
    const best = new Map<number, NearShape>();
    for (const [number, shape] of shapes.entries()) {
      const query = wordsOf(shape.hash);
      for (let at = 0; at < this.#refs.length; at += 1) {
        const limit = ((this.#counts[at] as number) * most) / 256;
        let differing = 0;
        for (let word = 0; word < WORDS && differing <= limit; word += 1)
          differing += ones(
            ((this.#hashes[at * WORDS + word] as number) ^ (query[word] as number)) &
              (this.#steady[at * WORDS + word] as number),
          );
        if (differing > limit) continue;
        const ref = this.#refs[at] as number;
        const distance = Math.round((256 * differing) / (this.#counts[at] as number));
        if ((best.get(ref)?.distance ?? 257) > distance) best.set(ref, { ref, distance, shape: number });
      }
    }
    return [...best.values()];
  }
}

function wordsOf(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: WORDS }, (_, word) => view.getInt32(word * 4));
}

function bytesOf(words: readonly number[], from: number): Uint8Array {
  const bytes = new Uint8Array(WORDS * 4);
  const view = new DataView(bytes.buffer);
  for (let word = 0; word < WORDS; word += 1) view.setInt32(word * 4, words[from + word] as number);
  return bytes;
}
