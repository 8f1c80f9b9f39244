/** The colours of a picture as a model is told a palette. */
import { type Lab, mainColours, type Pixels, srgbToLab } from '../../imaging/index';
import type { Tensor } from '../stage';

const ROWS = 5;
const SAMPLES = 4_000;

/**
 * Its five main colours, heaviest first: the same picture has the same palette.
 * @param left one value a pixel, 1 where the picture does not count. @returns float32 [1, 5, 4] as `paletteTensor`.
 */
export function paletteOfPicture({ data, width, height, channels }: Pixels, left: Uint8Array): Tensor {
  const step = Math.max(1, Math.floor((width * height) / SAMPLES));
  const colours: Lab[] = [];
  for (let at = 0; at < width * height; at += step)
    if (!left[at])
      colours.push(srgbToLab([data[at * channels] ?? 0, data[at * channels + 1] ?? 0, data[at * channels + 2] ?? 0]));
  const rows = mainColours(colours, ROWS).sort((a, b) => b.weight - a.weight);
  const out = new Float32Array(ROWS * 4);
  for (const [row, { lab, weight }] of rows.entries())
    if (weight > 0) out.set([lab[0] / 100, lab[1] / 128, lab[2] / 128, weight], row * 4);
  return { type: 'float32', dims: [1, ROWS, 4], data: out };
}
