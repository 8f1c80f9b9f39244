/** What each way of matching was measured to get wrong, so that a match can be shown with it. `colophon bench similarity`. */
export interface FalseMatches {
  /** Largest distance that counts, or fewest keypoints. */
  threshold: number;
  /** Pairs of pictures that have nothing to do with one another. */
  pairs: number;
  /** Of them taken for a match. */
  matched: number;
}

export type MatchMethod = 'fingerprint' | 'soft' | 'shape' | 'keypoints';

export const FALSE_MATCHES: Readonly<Record<MatchMethod, FalseMatches>> = {
  fingerprint: { threshold: 31, pairs: 10_577_700, matched: 0 },
  soft: { threshold: 7, pairs: 10_239_976, matched: 0 },
  shape: { threshold: 12, pairs: 26_650_140, matched: 0 },
  keypoints: { threshold: 12, pairs: 1_200, matched: 0 },
};

/** Upper end of the 95 % interval of the rate: the rule of three where nothing was seen, else Wilson's. */
export function falseMatchCeiling({ pairs, matched }: FalseMatches): number {
  if (matched === 0) return 3 / pairs;
  const [z, share] = [1.96, matched / pairs];
  const middle = share + z ** 2 / (2 * pairs);
  return (middle + z * Math.sqrt((share * (1 - share)) / pairs + z ** 2 / (4 * pairs ** 2))) / (1 + z ** 2 / pairs);
}
