/** The numbers of `colophon-dct-1`, the plain layer: alone the mark of the first release, now laid over the lattice. */
export const ALGORITHM = 'colophon-dct-1';

export const MARK = {
  /** Carriers lie between these radii, in half cycles per square root of the picture's area. */
  innerRadius: 12,
  outerRadius: 120,
  /** Frequencies below this on either axis are left alone: edges parallel to the frame live there. */
  axisMargin: 2,
  /** Box radius in cells of the local mean that is taken off. */
  meanRadius: 14,
  /** Box radius in cells of the local deviation that is divided out. */
  deviationRadius: 5,
  /** Added to the deviation, in luma levels: flat parts count this much, instead of without limit. */
  deviationFloor: 4,
  /** From this deviation on, in luma levels, parts count ever less: type and hard edges must not drown soft parts. */
  edgeLevels: 12,
  /** Width of the rings whose power is equalised. */
  ringWidth: 4,
  /** Added to a ring's power: a ring emptied by blur carries rounding noise only. */
  ringFloor: 0.02,
  /** Coefficients are limited to this many times their ring's deviation. */
  limit: 2.5,
} as const;

/** How the plain layer is laid in; its visible amplitude is the mark's own, see `EMBEDDING`. */
export const PLAIN = {
  /** Carriers get amplitude in proportion to (1 / their ring's noise)^this … */
  tilt: 1,
  /** … where this much attack noise is expected on top of the picture's own, in normalised contrast … */
  expectedNoise: 0.25,
  /** … and to 1 / radius^this: slow changes are seen less and survive more. */
  slowness: 1.2,
  /** … or this, for plain grounds: coarse compression leaves of them nothing but means over blocks. */
  slownessOnPlain: 2,
  /** Rounds of informed allocation. */
  rounds: 2,
} as const;
