/**
 * What a soft picture is found by again. Of a fog, a bokeh or a gradient most of PDQ's coefficients lie near nothing, so the signs
 * that make its bits are turned by any edit; the few large ones keep their proportions. So the 64 lowest are kept as they are,
 * each weighted by its frequency (pictures have less the finer it is), as whole numbers from −7 to 7 of the largest: 32 bytes.
 * Two prints are compared by their cosine. Figures: docs/decisions/0331.
 */

/** Works of less have nothing but light falling off; from 50 up PDQ itself is reliable. */
export const SOFT_QUALITY = 15;
/** A copy with less contrast has less quality, one with more has more. */
export const SOFT_QUERY_QUALITY = { from: 7, below: 80 } as const;
/** Cosine from which two soft pictures are the same. */
export const SOFT_MATCH_COSINE = 0.93;
/** Numbers in a print. */
export const SOFT_LENGTH = 64;

const SIDE = 8;
const ROW = 16;
const LARGEST = 7;
const WEIGHTS = Float64Array.from({ length: SOFT_LENGTH }, (_, at) =>
  Math.hypot(Math.floor(at / SIDE) + 1, (at % SIDE) + 1),
);

/** @param block PDQ's 16 × 16 coefficients, row by row. @returns 32 bytes, two numbers each, lower frequencies first. */
export function softPrintOf(block: Float64Array): Uint8Array<ArrayBuffer> {
  const weighted = WEIGHTS.map((weight, at) => weight * (block[Math.floor(at / SIDE) * ROW + (at % SIDE)] ?? 0));
  const largest = weighted.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const print = new Uint8Array(SOFT_LENGTH / 2);
  for (let at = 0; at < SOFT_LENGTH; at += 1) {
    const level = largest === 0 ? 0 : Math.round(((weighted[at] as number) / largest) * LARGEST);
    print[at >> 1] = (print[at >> 1] as number) | ((level + 8) << (at % 2 === 0 ? 4 : 0));
  }
  return print;
}

/** The 64 numbers of a print, −7 to 7. @throws RangeError when it is not 32 bytes. */
export function softNumbers(print: Uint8Array): Int8Array {
  if (print.length !== SOFT_LENGTH / 2) throw new RangeError(`A soft print is 32 bytes, not ${print.length}`);
  return Int8Array.from({ length: SOFT_LENGTH }, (_, at) => {
    const byte = print[at >> 1] as number;
    return (at % 2 === 0 ? byte >> 4 : byte & 15) - 8;
  });
}
