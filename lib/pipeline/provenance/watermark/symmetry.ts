/** A mirrored picture or one laid on its side carries the same waves under other names. */
import type { Measured } from './fold';
import { WAVES } from './lattice';

export type Symmetry =
  | 'none'
  | 'mirrored'
  | 'turned-90'
  | 'turned-180'
  | 'turned-270'
  | 'mirrored-90'
  | 'mirrored-180'
  | 'mirrored-270';

/** Where a wave of the mark is found in the picture at hand. */
const MOVES: Readonly<Record<Symmetry, (x: number, y: number) => readonly [number, number]>> = {
  none: (x, y) => [x, y],
  mirrored: (x, y) => [-x, y],
  'turned-90': (x, y) => [-y, x],
  'turned-180': (x, y) => [-x, -y],
  'turned-270': (x, y) => [y, -x],
  'mirrored-90': (x, y) => [-y, -x],
  'mirrored-180': (x, y) => [x, -y],
  'mirrored-270': (x, y) => [y, x],
};

export const SYMMETRIES = Object.keys(MOVES) as Symmetry[];
const places = new Map(WAVES.map(({ across, down }, at) => [`${across}/${down}`, at]));

const tables = new Map(
  SYMMETRIES.map((symmetry) => [
    symmetry,
    WAVES.map(({ across, down }) => {
      const [x, y] = MOVES[symmetry](across, down);
      const there = places.get(`${x}/${y}`);
      // The other half of the plane holds conjugates.
      return there === undefined ? { at: places.get(`${-x}/${-y}`) ?? 0, sign: -1 } : { at: there, sign: 1 };
    }),
  ]),
);

/** Waves as they would be measured if the picture were put back. */
export function putBack(measured: Measured, symmetry: Symmetry): Measured {
  const table = tables.get(symmetry) ?? [];
  return {
    re: Float32Array.from(table, ({ at }) => measured.re[at] as number),
    im: Float32Array.from(table, ({ at, sign }) => sign * (measured.im[at] as number)),
    noise: Float32Array.from(table, ({ at }) => measured.noise[at] as number),
  };
}
