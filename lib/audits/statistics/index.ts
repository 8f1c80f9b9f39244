/** Statistics of audits: pure, seeded, without packages; every function is checked against published or scipy values. */
export { krippendorffAlpha } from './agreement';
export { diversity, klDivergence, totalVariation } from './divergence';
export { exactMultinomial, type FitTest, goodnessOfFit } from './goodness-of-fit';
export { holm } from './holm';
export { bootstrap, type Interval, wilson } from './intervals';
export { fisherExact, mcNemarExact, signFlipTest } from './parity';
export { createRandom, drawCounts, type Random } from './random';
export { chiSquareTail, logGamma, normalQuantile } from './special-functions';
