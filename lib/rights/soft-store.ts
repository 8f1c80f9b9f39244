/**
 * Prints of soft works, compared by cosine. Scanned; a pair is dropped as soon as what is left of both could no longer bring it to
 * the threshold (Cauchy–Schwarz on the tails), which for strangers is after a quarter of the numbers.
 */
import { SOFT_LENGTH, SOFT_MATCH_COSINE, softNumbers } from '../imaging/soft-print';

const FIRST = 16;
const SECOND = 32;

export interface NearSoft {
  ref: number;
  /** Threshold to 1. */
  cosine: number;
  /** Which of the asked prints. */
  print: number;
}

export class SoftStore {
  #numbers = new Int8Array(64 * SOFT_LENGTH);
  /** Length of the whole, of what follows the first 16 numbers, and of what follows the first 32. */
  #lengths = new Float32Array(64 * 3);
  readonly #refs: number[] = [];

  get size(): number {
    return this.#refs.length;
  }

  /** @param print 32 bytes @param ref any number of the caller's. Answers false for an empty print, which is left out. */
  add(print: Uint8Array, ref: number): boolean {
    const numbers = softNumbers(print);
    const whole = lengthFrom(numbers, 0);
    if (whole === 0) return false;
    const at = this.#refs.length;
    if ((at + 1) * SOFT_LENGTH > this.#numbers.length) {
      this.#numbers = grown(this.#numbers, new Int8Array(this.#numbers.length * 2));
      this.#lengths = grown(this.#lengths, new Float32Array(this.#lengths.length * 2));
    }
    this.#numbers.set(numbers, at * SOFT_LENGTH);
    this.#lengths.set([whole, lengthFrom(numbers, FIRST), lengthFrom(numbers, SECOND)], at * 3);
    this.#refs.push(ref);
    return true;
  }

  /** In the order they were added. */
  *entries(): IterableIterator<{ ref: number; print: Uint8Array }> {
    for (const [at, ref] of this.#refs.entries()) {
      const print = new Uint8Array(SOFT_LENGTH / 2);
      for (let byte = 0; byte < print.length; byte += 1) {
        const from = at * SOFT_LENGTH + 2 * byte;
        print[byte] = (((this.#numbers[from] as number) + 8) << 4) | ((this.#numbers[from + 1] as number) + 8);
      }
      yield { ref, print };
    }
  }

  /** The nearest print for each ref that has one within the threshold. */
  search(prints: readonly Uint8Array[], least = SOFT_MATCH_COSINE): NearSoft[] {
    const best = new Map<number, NearSoft>();
    for (const [number, print] of prints.entries()) {
      const query = softNumbers(print);
      const [whole, first, second] = [lengthFrom(query, 0), lengthFrom(query, FIRST), lengthFrom(query, SECOND)];
      if (whole === 0) continue;
      for (let at = 0; at < this.#refs.length; at += 1) {
        const needed = least * whole * (this.#lengths[at * 3] as number);
        const from = at * SOFT_LENGTH;
        let dot = this.#dot(query, from, 0, FIRST);
        if (dot + first * (this.#lengths[at * 3 + 1] as number) < needed) continue;
        dot += this.#dot(query, from, FIRST, SECOND);
        if (dot + second * (this.#lengths[at * 3 + 2] as number) < needed) continue;
        dot += this.#dot(query, from, SECOND, SOFT_LENGTH);
        if (dot < needed) continue;
        const ref = this.#refs[at] as number;
        const cosine = dot / (whole * (this.#lengths[at * 3] as number));
        if ((best.get(ref)?.cosine ?? 0) < cosine) best.set(ref, { ref, cosine, print: number });
      }
    }
    return [...best.values()];
  }

  #dot(query: Int8Array, from: number, start: number, end: number): number {
    let sum = 0;
    for (let n = start; n < end; n += 1) sum += (query[n] as number) * (this.#numbers[from + n] as number);
    return sum;
  }
}

function lengthFrom(numbers: Int8Array, start: number): number {
  let sum = 0;
  for (let at = start; at < numbers.length; at += 1) sum += (numbers[at] as number) ** 2;
  return Math.sqrt(sum);
}

function grown<T extends Int8Array | Float32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
