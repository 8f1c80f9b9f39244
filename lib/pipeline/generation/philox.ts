/**
 * Philox4x32-10, a counter-based random generator: the n-th block is a pure function of key and counter, so any part of a
 * stream can be made alone and nothing has a state. Salmon, Moraes, Dror, Shaw, “Parallel random numbers: as easy as 1, 2,
 * 3” (SC 2011); checked against the known answers of the authors' Random123 library.
 */
export type Words4 = readonly [number, number, number, number];

const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const WEYL_0 = 0x9e3779b9;
const WEYL_1 = 0xbb67ae85;

/** High 32 bits of a 32 × 32 bit product; doubles hold 53, so it is done in halves. */
function high(a: number, b: number): number {
  const low = (a & 0xffff) * (b & 0xffff);
  const cross1 = (a >>> 16) * (b & 0xffff) + (low >>> 16);
  const cross2 = (a & 0xffff) * (b >>> 16) + (cross1 & 0xffff);
  return ((a >>> 16) * (b >>> 16) + Math.floor(cross1 / 0x10000) + Math.floor(cross2 / 0x10000)) >>> 0;
}

/** Four random 32-bit words for a 128-bit counter and a 64-bit key, all given as unsigned 32-bit words, lowest first. */
export function philox4x32(counter: Words4, key: readonly [number, number]): Words4 {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < 10; round++) {
    const high0 = high(MULTIPLIER_0, c0);
    const high1 = high(MULTIPLIER_1, c2);
    const low0 = Math.imul(MULTIPLIER_0, c0) >>> 0;
    const low1 = Math.imul(MULTIPLIER_1, c2) >>> 0;
    [c0, c1, c2, c3] = [(high1 ^ c1 ^ k0) >>> 0, low1, (high0 ^ c3 ^ k1) >>> 0, low0];
    k0 = (k0 + WEYL_0) >>> 0;
    k1 = (k1 + WEYL_1) >>> 0;
  }
  return [c0, c1, c2, c3];
}
