import { hexToRgb, srgbToLab } from '../../imaging/index';
import type { PresetSnapshot } from '../brief/index';
import type { Tensor } from '../stage';

const ROWS = 5;

/**
 * Brand colours as the model is told them: five rows of (L/100, a/128, b/128, weight), CIELAB under D65, weights summing to
 * 1, unused rows zero. The five heaviest colours count; colours without weight are for type and logos, not for the picture.
 *
 * @returns float32 [1, 5, 4]
 */
export function paletteTensor(colours: PresetSnapshot['colours']): Tensor {
  const heaviest = colours
    .filter((colour) => colour.weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, ROWS);
  const total = heaviest.reduce((sum, colour) => sum + colour.weight, 0);
  const data = new Float32Array(ROWS * 4);
  for (const [row, { hex, weight }] of heaviest.entries()) {
    const [l, a, b] = srgbToLab(hexToRgb(hex));
    data.set([l / 100, a / 128, b / 128, weight / total], row * 4);
  }
  return { type: 'float32', dims: [1, ROWS, 4], data };
}

/** No colours asked for: what the model was shown when it learned to draw without a palette. */
export function emptyPalette(): Tensor {
  return { type: 'float32', dims: [1, ROWS, 4], data: new Float32Array(ROWS * 4) };
}
