import type { Pixels } from '../../lib/imaging/index';
import type { Quiet } from '../../lib/pipeline/brief/index';

/** Where copy stands, in −1 to 1 from left to right and top to bottom. */
const INSIDE: Readonly<Record<Exclude<Quiet, 'none'>, (u: number, v: number) => boolean>> = {
  left: (u) => u < -0.2,
  right: (u) => u > 0.2,
  top: (_, v) => v < -0.2,
  bottom: (_, v) => v > 0.2,
  centre: (u, v) => Math.abs(u) < 0.4 && Math.abs(v) < 0.4,
};

/** Gradient energy per pixel where copy will stand over that of the rest. */
export function quietRatio({ data, width, height, channels }: Pixels, quiet: Exclude<Quiet, 'none'>): number {
  const grey = (x: number, y: number) => {
    const at = (y * width + x) * channels;
    return ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 765;
  };
  const energy = [0, 0];
  const counts = [0, 0];
  for (let y = 0; y + 1 < height; y++)
    for (let x = 0; x + 1 < width; x++) {
      const side = INSIDE[quiet]((2 * (x + 0.5)) / (width - 1) - 1, (2 * (y + 0.5)) / (height - 1) - 1) ? 0 : 1;
      energy[side] = (energy[side] ?? 0) + (grey(x, y + 1) - grey(x, y)) ** 2 + (grey(x + 1, y) - grey(x, y)) ** 2;
      counts[side] = (counts[side] ?? 0) + 1;
    }
  return (energy[0] ?? 0) / (counts[0] ?? 1) / ((energy[1] ?? 0) / (counts[1] ?? 1) + 1e-9);
}
