import { boxMean } from './box-mean';
import type { Grid } from './grid';
import { CONTRAST } from './parameters';

/**
 * Luma on the grid → local contrast: the local mean off, the local deviation divided out, so that type and edges do not drown
 * what flat parts carry. The deviation is that of a softened picture: a blur or a coarse compression then hardly changes what is
 * divided by, and what the picture itself says at the mark's frequencies stays what it was when the mark was made. About ±1 where there is texture, less in flat parts.
 */
export function contrastOf({ luma, columns, rows }: Grid): Float32Array {
  const contrast = boxMean(luma, columns, rows, CONTRAST.meanRadius);
  for (let i = 0; i < luma.length; i++) contrast[i] = (luma[i] as number) - (contrast[i] as number);
  const soft = boxMean(contrast, columns, rows, CONTRAST.softRadius);
  const power = boxMean(soft, columns, rows, CONTRAST.deviationRadius);
  for (let i = 0; i < luma.length; i++) power[i] = ((soft[i] as number) - (power[i] as number)) ** 2;
  boxMean(power, columns, rows, CONTRAST.deviationRadius, power);
  const { softGain, deviationFloor, edgeLevels } = CONTRAST;
  for (let i = 0; i < luma.length; i++) {
    const here = softGain * Math.max(0, power[i] as number);
    contrast[i] = (contrast[i] as number) / (deviationFloor + Math.sqrt(here) + here / edgeLevels);
  }
  return contrast;
}
