/**
 * How much change each cell of the grid hides, in luma levels. Flat skies and plain grounds hide little; texture hides in
 * proportion to its own contrast, but only where it surrounds the cell: the *least* busy of four neighbouring windows counts,
 * so a flat area beside a letter is treated as flat.
 */
import { boxMean } from './box-mean';
import type { GridSize } from './grid';
import { EMBEDDING } from './parameters';

const WINDOW = 3;
const SMOOTHING = 2;

export function visibilityMask(luma: Float32Array, { columns, rows }: GridSize): Float32Array {
  const mean = boxMean(luma, columns, rows, WINDOW);
  const squares = boxMean(
    luma.map((value) => value * value),
    columns,
    rows,
    WINDOW,
  );
  const deviation = mean.map((value, at) => Math.sqrt(Math.max(0, (squares[at] as number) - value * value)));
  const allowed = new Float32Array(luma.length);
  for (let y = 0; y < rows; y++) {
    const above = Math.max(0, y - WINDOW) * columns;
    const below = Math.min(rows - 1, y + WINDOW) * columns;
    for (let x = 0; x < columns; x++) {
      const left = Math.max(0, x - WINDOW);
      const right = Math.min(columns - 1, x + WINDOW);
      const least = Math.min(
        deviation[above + left] as number,
        deviation[above + right] as number,
        deviation[below + left] as number,
        deviation[below + right] as number,
      );
      allowed[y * columns + x] = Math.min(EMBEDDING.most, EMBEDDING.flatLevels + EMBEDDING.textureShare * least);
    }
  }
  const smooth = boxMean(allowed, columns, rows, SMOOTHING);
  // Next to black or white half of a symmetric change is cut off: count on half.
  return smooth.map((levels, at) => {
    const value = luma[at] as number;
    const room = Math.min(1, Math.max(0, Math.min(255 - value, value)) / (2 * levels));
    return levels * (0.5 + 0.5 * room);
  });
}
