/** The numbers of `colophon-dct-1`, the first mark, which is only read now: files that carry it were delivered. */
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
