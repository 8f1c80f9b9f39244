/** The plain layer, `colophon-dct-1`: read in whole pictures at any scale. Files of the first release carry it alone. */
import type { Pixels } from '../../../../imaging/pixels';
import type { WatermarkKey } from '../../../stage';
import { CODED_BITS, decodePayload } from '../code';
import { lumaOf, resample } from '../resample';
import { extentOf, layoutOf, softBits, spectrum } from './statistic';

export { ALGORITHM as PLAIN_ALGORITHM } from './parameters';

/** Agreement of pictures without a mark with their likeliest codeword: 9.3 ± .7 (20,000 looks, docs/decisions/0030). */
const CHANCE = { mean: 9.3, deviation: 0.7 } as const;

export interface PlainDecoding {
  payload: string;
  intact: boolean;
  /** Standard deviations above what pictures without a mark give. */
  above: number;
  agreement: number;
  /** One value per coded bit. */
  soft: Float32Array;
}

/** About 25 ms for 1024². */
export function decodePlain(pixels: Pixels, keys: readonly WatermarkKey[]): PlainDecoding[] {
  const { width, height } = pixels;
  const extent = extentOf(width, height);
  const luma = resample(lumaOf(pixels), width, height, extent.columns, extent.rows);
  const coefficients = spectrum(luma, extent);
  return keys.map((key) => {
    const soft = softBits(coefficients, layoutOf(width, height, key));
    const { payload, intact, signs } = decodePayload(soft);
    let agreement = 0;
    let energy = 0;
    for (let bit = 0; bit < CODED_BITS; bit++) {
      agreement += (soft[bit] as number) * (signs[bit] as number);
      energy += (soft[bit] as number) ** 2;
    }
    const value = energy > 0 ? agreement / Math.sqrt(energy) : 0;
    const above = (value - CHANCE.mean) / CHANCE.deviation;
    return { payload: Buffer.from(payload).toString('hex'), intact, above, agreement: value, soft };
  });
}
