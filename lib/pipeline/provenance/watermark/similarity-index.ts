import type { Pixels } from '../../../imaging/pixels';
import { boxMean } from './box-mean';
import { lumaOf } from './resample';

/** Mean structural similarity of luma (Wang et al. 2004), windows of 11 × 11 with equal weights: 1 for the same picture. */
export function ssim(left: Pixels, right: Pixels): number {
  const { width, height } = left;
  const [a, b] = [lumaOf(left), lumaOf(right)];
  const mean = (values: Float32Array) => boxMean(values, width, height, 5);
  const product = (x: Float32Array, y: Float32Array) => x.map((value, at) => value * (y[at] as number));
  const [ma, mb] = [mean(a), mean(b)];
  const [aa, bb, ab] = [mean(product(a, a)), mean(product(b, b)), mean(product(a, b))];
  const [c1, c2] = [(0.01 * 255) ** 2, (0.03 * 255) ** 2];
  let sum = 0;
  for (let at = 0; at < a.length; at++) {
    const [x, y] = [ma[at] as number, mb[at] as number];
    const [vx, vy, vxy] = [(aa[at] as number) - x * x, (bb[at] as number) - y * y, (ab[at] as number) - x * y];
    sum += ((2 * x * y + c1) * (2 * vxy + c2)) / ((x * x + y * y + c1) * (vx + vy + c2));
  }
  return sum / a.length;
}
