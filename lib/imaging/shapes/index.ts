export { findShapes, type Shape } from './find-shapes';
export { type SteadyHash, steadyShapeHash } from './shape-hash';
export { silhouetteOf } from './silhouette';
