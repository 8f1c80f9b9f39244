/**
 * Plain colours are moved, by a level or so and everywhere alike, to where a mark on them lives. Pure white cuts off half of
 * every change; so does black, but there structural similarity forbids to move. And a coarse JPEG keeps of a plain block nothing but its mean, in steps: a plain colour in the middle between two steps loses
 * a mark of one level whole, and one at the edge of a step has it amplified. As a tone curve, the move has no
 * edge anywhere.
 */
import { meanCost } from './budget';

/** Luma levels a colour is moved at most. */
const MOST = 1.5;
const STEP = 0.25;
/** Of structural similarity, the most that a move may cost where it is made: bounds it in what is nearly black. */
const MOST_DISSIMILAR = 0.003;
/** A colour that so much of the picture has counts as plain. */
const SHARE = 0.15;
/** Levels to either side over which the move fades. */
const REACH = 10;
/** Steps of a plain block's mean in JPEGs of quality 60, 40, 25 and 10 (ITU-T T.81, table K.1); 0: no JPEG at all. */
const MEAN_STEPS = [0, 1.625, 2.5, 4, 10] as const;
/** Deviation of the mark's mean over a block, in levels. */
const DEVIATION = 0.8;
/** What a level of move costs beside the correlations it is weighed against. */
const PRICE = 0.04;

/** Luma levels added to each luma, 0 to 255. @param luma of the picture on a grid */
export function headroom(luma: Float32Array): Float32Array {
  const counts = new Float64Array(256);
  const sums = new Float64Array(256);
  for (const value of luma) {
    const level = Math.round(value);
    counts[level] = (counts[level] as number) + 1;
    sums[level] = (sums[level] as number) + value;
  }
  const moves = new Float32Array(256);
  const settled = new Uint8Array(256);
  const order = Array.from(counts.keys()).sort((a, b) => (counts[b] as number) - (counts[a] as number));
  for (const level of order) {
    if ((counts[level] as number) < SHARE * luma.length) break;
    if (settled[level]) continue;
    const move = bestMove((sums[level] as number) / (counts[level] as number));
    for (let at = Math.max(0, level - 2 * REACH); at <= Math.min(255, level + 2 * REACH); at++) {
      if (settled[at]) continue;
      settled[at] = 1;
      const far = Math.abs(at - level) / REACH;
      if (far < 1) moves[at] = move * (0.5 + 0.5 * Math.cos(Math.PI * far));
    }
  }
  return moves;
}

function bestMove(ground: number): number {
  let [best, found] = [Number.NEGATIVE_INFINITY, 0];
  for (let move = -MOST; move <= MOST; move += STEP) {
    if (move * move * meanCost(ground) > MOST_DISSIMILAR) continue;
    let worth = -PRICE * move * move;
    for (const step of MEAN_STEPS) worth += kept(ground + move, step);
    if (worth > best + 1e-9) [best, found] = [worth, move];
  }
  return found;
}

const SAMPLES = Array.from({ length: 61 }, (_, at) => (at - 30) / 10);

/** Correlation of a normal change of a plain colour with what is left of it when its mean is kept in steps from middle grey. */
function kept(ground: number, step: number): number {
  let [mass, mean, product, square] = [0, 0, 0, 0];
  for (const z of SAMPLES) {
    const weight = Math.exp((-z * z) / 2);
    const value = Math.min(255, Math.max(0, ground + DEVIATION * z));
    const left = step === 0 ? value : Math.min(255, Math.max(0, 128 + step * Math.round((value - 128) / step)));
    mass += weight;
    mean += weight * left;
    product += weight * z * left;
    square += weight * left * left;
  }
  const variance = square / mass - (mean / mass) ** 2;
  return variance > 1e-9 ? product / mass / Math.sqrt(variance) : 0;
}
