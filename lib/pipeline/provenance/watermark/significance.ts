/** How sure a detection is: the chance that any of the looks taken would have found a mark in a picture without one. */

/** A wrong payload passes the check sum of 24 bits once in so many. */
const CHECK_SUM = 2 ** -24;
/** The false-positive rate that is asked for, all looks of one question together. */
export const FALSE_POSITIVE_RATE = 1e-6;

/**
 * Agreement of pictures without a mark with their likeliest codeword. Measured: 9.33 ± .73 over searched looks, 9.41 ± .76
 * upright, skewed towards the top and ending early (half above 9.55, one in six above 10.2, most 10.6). The normal curve here
 * lies above what was measured everywhere beyond the median; see docs/decisions/0140.
 */
export const CHANCE = { mean: 9.7, deviation: 0.85 } as const;

/** Upper tail of the normal distribution, by the continued fraction's leading terms; within 2 % everywhere. */
export function upperTail(z: number): number {
  if (z < 0) return 1 - upperTail(-z);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  const t = 1 / (1 + 0.2316419 * z);
  // Abramowitz and Stegun 26.2.17.
  return density * t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
}

/**
 * Probability of at least one false detection this good.
 * @param above agreement in standard deviations above chance
 * @param looks decodings taken: every key, every geometry
 */
export function chanceOf(above: number, looks: number): number {
  return Math.min(1, looks * CHECK_SUM * upperTail(above));
}
