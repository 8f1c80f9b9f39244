/**
 * Where the change that a picture may have is spent. Three things bound it: what eyes allow of every cell (`visibilityMask`), the
 * decibels and the structural similarity of the whole. When the whole is what bounds it, change goes where readers listen and
 * where it costs the least: they divide by local contrast, so that what is hidden beside type is hardly heard, and similarity
 * charges plain colour the most. Scaling everything alike left a page of type with a third of the mark it can hold.
 */
import { boxMean } from './box-mean';
import type { GridSize } from './grid';

/** Of a change that is laid with the same mask in the whole picture. */
export interface Pattern {
  /** Mean square in luma levels, where the mask is 1. */
  power: number;
  /** Of it, what a window of `SIMILARITY.window` pixels sees as structure. */
  local: number;
}

const SIMILARITY = { window: 11, floor: (0.03 * 255) ** 2, meanFloor: (0.01 * 255) ** 2 } as const;
/** Mean square of rounding to whole levels with a threshold. */
const ROUNDING = 1 / 6;

/** Share of the power of a wave of `period` pixels that is structure to the windows of structural similarity. */
export function localShare(period: number): number {
  const turn = (Math.PI * SIMILARITY.window) / period;
  return 1 - (Math.sin(turn) / turn) ** 2;
}

export interface Limits {
  /** Most mean square error of luma, in levels². */
  power: number;
  /** Most loss of structural similarity. */
  dissimilarity: number;
}

/** Every so many cells are looked at while the prices are sought. */
const STRIDE = 5;
const STEPS = 14;

/**
 * The mask that is heard best within the limits, nowhere above `mask`.
 * @param listening how much readers hear of a change, 1 where the picture is plain
 * @param pixelsPerCell pixels along a cell's side
 */
export function withinLimits(
  luma: Float32Array,
  { columns, rows }: GridSize,
  mask: Float32Array,
  listening: Float32Array,
  { power, local }: Pattern,
  limits: Limits,
  pixelsPerCell: number,
): Float32Array {
  const cells = similarityCost(luma, columns, rows, pixelsPerCell);
  const structure = cells.map((value, at) => local * value + (power - local) * meanCost(luma[at] as number));
  const available = { power: limits.power - ROUNDING, structure: limits.dissimilarity - meanOf(cells) * ROUNDING };
  const cost = (forPower: number, forStructure: number) => {
    let [squares, lost, count] = [0, 0, 0];
    for (let at = 0; at < mask.length; at += STRIDE) {
      const price = forPower + forStructure * (structure[at] as number);
      const value = Math.min(mask[at] as number, (listening[at] as number) / price);
      squares += value * value;
      lost += value * value * (structure[at] as number);
      count += 1;
    }
    return { power: (power * squares) / count, structure: lost / count };
  };
  let [forPower, forStructure] = [1e-6, 0];
  // Each price is sought while the other stands; twice, since each lowers what the other has to do.
  for (let turn = 0; turn < 2; turn++) {
    forStructure = cheapest((price) => cost(forPower, price).structure <= available.structure, 1e4);
    forPower = Math.max(
      1e-6,
      cheapest((price) => cost(price, forStructure).power <= available.power, 1e2),
    );
  }
  return mask.map((value, at) => {
    const price = forPower + forStructure * (structure[at] as number);
    return Math.min(value, (listening[at] as number) / price);
  });
}

/** The lowest price, up to `most`, at which the limit holds: 0 where it holds for nothing. */
function cheapest(holds: (price: number) => boolean, most: number): number {
  if (holds(0)) return 0;
  let [low, high] = [Math.log(most) - 16, Math.log(most)];
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (holds(Math.exp(middle))) high = middle;
    else low = middle;
  }
  return Math.exp(high);
}

const meanOf = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Structural similarity lost per square level that a window's mean is moved: next to nothing but in what is nearly black. */
export const meanCost = (luma: number): number => 1 / (2 * luma * luma + SIMILARITY.meanFloor);

/** Structural similarity lost per square level of change that its windows see (Wang et al. 2004, to first order). */
function similarityCost(luma: Float32Array, columns: number, rows: number, pixelsPerCell: number): Float32Array {
  const radius = Math.max(1, Math.round((SIMILARITY.window / pixelsPerCell - 1) / 2));
  const mean = boxMean(luma, columns, rows, radius);
  const power = new Float32Array(luma.length);
  for (let at = 0; at < luma.length; at++) power[at] = ((luma[at] as number) - (mean[at] as number)) ** 2;
  boxMean(power, columns, rows, radius, power);
  for (let at = 0; at < power.length; at++) power[at] = 1 / (2 * (power[at] as number) + SIMILARITY.floor);
  return power;
}
