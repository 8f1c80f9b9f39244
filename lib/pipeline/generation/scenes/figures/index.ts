/** `figures`: flat illustrated people with declared attributes, from a prompt, a seed and a distribution. */
export { ATTRIBUTE_NAMES, ATTRIBUTES, type AttributeName, type Figure } from './attributes';
export { type Distribution, readDistribution } from './distribution';
export { drawFigures } from './draw-figures';
export { cheekRegion } from './face-region';
export { type FiguresPlan, planFigures } from './plan';
