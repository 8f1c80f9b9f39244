/**
 * FAST-9 (Rosten and Drummond 2006): a pixel is a corner when nine neighbours in a row, of the sixteen on a circle of
 * radius 3, are all brighter or all darker than it by a threshold.
 */
import type { Level } from './pyramid';

export interface Corner {
  x: number;
  y: number;
  /** Sum of what the circle differs by beyond the threshold. */
  score: number;
  /** 1: darker than what surrounds it; −1: brighter. */
  polarity: 1 | -1;
}

const CIRCLE: readonly (readonly [number, number])[] = [
  [0, -3],
  [1, -3],
  [2, -2],
  [3, -1],
  [3, 0],
  [3, 1],
  [2, 2],
  [1, 3],
  [0, 3],
  [-1, 3],
  [-2, 2],
  [-3, 1],
  [-3, 0],
  [-3, -1],
  [-2, -2],
  [-1, -3],
];
const ARC = 9;

/** All corners at least `margin` px from the edge that are the strongest of their 3 × 3 neighbourhood. */
export function cornersOf(level: Level, threshold: number, margin: number): Corner[] {
  const { data, width, height } = level;
  const offsets = Int32Array.from(CIRCLE, ([x, y]) => y * width + x);
  const scores = new Float32Array(width * height);
  const around = new Float32Array(16);
  for (let y = margin; y < height - margin; y += 1)
    for (let x = margin; x < width - margin; x += 1) {
      const at = y * width + x;
      const centre = data[at] as number;
      const north = (data[at + (offsets[0] as number)] as number) - centre;
      const south = (data[at + (offsets[8] as number)] as number) - centre;
      const east = (data[at + (offsets[4] as number)] as number) - centre;
      const west = (data[at + (offsets[12] as number)] as number) - centre;
      // Nine in a row hold at least two neighbouring compass points.
      const bright =
        Number(north > threshold) + Number(south > threshold) + Number(east > threshold) + Number(west > threshold);
      const dark =
        Number(north < -threshold) + Number(south < -threshold) + Number(east < -threshold) + Number(west < -threshold);
      if (bright < 2 && dark < 2) continue;
      for (let n = 0; n < 16; n += 1) around[n] = (data[at + (offsets[n] as number)] as number) - centre;
      if (bright >= 2 && longest(around, 1, threshold) >= ARC) scores[at] = strength(around, 1, threshold);
      else if (dark >= 2 && longest(around, -1, threshold) >= ARC) scores[at] = -strength(around, -1, threshold);
    }
  const found: Corner[] = [];
  for (let y = margin; y < height - margin; y += 1)
    for (let x = margin; x < width - margin; x += 1) {
      const signed = scores[y * width + x] as number;
      if (signed === 0) continue;
      const score = Math.abs(signed);
      if (strongest(scores, width, x, y, score)) found.push({ x, y, score, polarity: signed > 0 ? 1 : -1 });
    }
  return found;
}

function longest(around: Float32Array, sign: 1 | -1, threshold: number): number {
  let [run, best] = [0, 0];
  for (let n = 0; n < 16 + ARC; n += 1) {
    run = (around[n & 15] as number) * sign > threshold ? run + 1 : 0;
    if (run > best) best = run;
  }
  return best;
}

function strength(around: Float32Array, sign: 1 | -1, threshold: number): number {
  let sum = 0;
  for (let n = 0; n < 16; n += 1) sum += Math.max(0, (around[n] as number) * sign - threshold);
  return sum;
}

/** On a tie the first in reading order stays. */
function strongest(scores: Float32Array, width: number, x: number, y: number, score: number): boolean {
  for (let dy = -1; dy <= 1; dy += 1)
    for (let dx = -1; dx <= 1; dx += 1) {
      if (dx === 0 && dy === 0) continue;
      const other = Math.abs(scores[(y + dy) * width + x + dx] as number);
      if (other > score || (other === score && (dy < 0 || (dy === 0 && dx < 0)))) return false;
    }
  return true;
}
