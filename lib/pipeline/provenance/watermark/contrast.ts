import { boxMean } from './box-mean';
import type { Grid } from './grid';
import { CONTRAST } from './parameters';

/**
 * Luma on the grid → local contrast: the local mean off, the local deviation divided out, so that type and edges do not drown
 * what flat parts carry. The deviation is that of a softened picture: a blur or a coarse compression then hardly changes what is
 * divided by, and what the picture itself says at the mark's frequencies stays what it was when the mark was made. About ±1 where there is texture, less in flat parts.
 */
export function contrastOf({ luma, columns, rows }: Grid): Float32Array {
  const mean = boxMean(luma, columns, rows, CONTRAST.meanRadius);
  const contrast = new Float32Array(luma.length);
  for (let i = 0; i < luma.length; i++) contrast[i] = (luma[i] as number) - (mean[i] as number);
  const soft = boxMean(contrast, columns, rows, CONTRAST.softRadius);
  const centre = boxMean(soft, columns, rows, CONTRAST.deviationRadius);
  const squares = new Float32Array(luma.length);
  for (let i = 0; i < luma.length; i++) squares[i] = ((soft[i] as number) - (centre[i] as number)) ** 2;
  const variance = boxMean(squares, columns, rows, CONTRAST.deviationRadius);
  for (let i = 0; i < luma.length; i++) {
    const power = CONTRAST.softGain * Math.max(0, variance[i] as number);
    const scale = CONTRAST.deviationFloor + Math.sqrt(power) + power / CONTRAST.edgeLevels;
    contrast[i] = (contrast[i] as number) / scale;
  }
  return contrast;
}
