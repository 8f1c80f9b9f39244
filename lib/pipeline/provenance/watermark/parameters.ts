/**
 * The numbers of `colophon-lattice-1`. Changing any of those under `MARK` makes marks already out there unreadable: a new set
 * needs a new algorithm name. Each was chosen by `colophon bench watermark`; docs/decisions/0140 has the figures.
 */
export const ALGORITHM = 'colophon-lattice-1';

/** Cells after which the mark repeats, across and down: a square picture holds 4 × 4 tiles, its cropped middle still 8. */
export const TILE = 64;

export const MARK = {
  /** Waves per tile between these radii carry the mark: 34 to 4 cells long. */
  innerRadius: 1.9,
  outerRadius: 16,
  /** One wave in so many, in order of radius, is a pilot: known to whoever holds the key, it finds the tile's origin. */
  pilotEvery: 16,
} as const;

/** What is done to luma before waves are measured; the same for the mark's maker and its reader. */
export const CONTRAST = {
  /** Box radius in cells of the local mean that is taken off. */
  meanRadius: 14,
  /** Box radius in cells of the local deviation that is divided out. */
  deviationRadius: 5,
  /** Box radius in cells of the softening before the deviation is taken, and how much of the power it takes away is put back. */
  softRadius: 2,
  softGain: 1.5,
  /** Added to the deviation, in luma levels: flat parts count this much, instead of without limit. */
  deviationFloor: 4,
  /** From this deviation on, in luma levels, parts count ever less: type and hard edges must not drown soft parts. */
  edgeLevels: 6,
} as const;

export const EMBEDDING = {
  /** Visible root mean square of the mark where a picture is flat, in luma levels weighted by the eye's contrast sensitivity. */
  visibleLevels: 0.26,
  /** What one level of local detail adds, as a share of the flat amplitude. */
  textureShare: 3,
  /** Never more than this many times the flat amplitude. */
  most: 7,
  /** Waves get amplitude in proportion to (1 / the noise at their frequency)^this … */
  tilt: 1,
  /** … where this much attack noise is expected on top of the picture's own, as the power of a wave in contrast … */
  expectedNoise: 3e-6,
  /** … and to 1 / radius^this: slow changes are seen less and survive more. */
  slowness: 0.8,
  /** Amplitude of a pilot beside a payload wave's. */
  pilot: 1,
  /** No wave gets more than this many times its share, however much the picture is against it. */
  mostPush: 3,
  /** Rounds of informed allocation. */
  rounds: 2,
  /** dB. A stronger mark is scaled down to it. */
  leastPsnr: 42.2,
} as const;
