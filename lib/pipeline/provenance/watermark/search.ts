/**
 * Where the mark's lattice lies in a picture that was cropped, turned or set into something larger, without the original and
 * without a key: power at the lattice's frequencies stands out from the power between them, for one turn and one scale only.
 */
import { boxMean } from './box-mean';
import { type Geometry, taper } from './fold';
import { realFourier2 } from './fourier';
import type { GridSize } from './grid';
import { WAVES } from './lattice';
import { TILE } from './parameters';

/** Turns looked for, in degrees either way: what hands and cheap tools do. */
export const MOST_DEGREES = 12;
const STEP_DEGREES = 0.4;
/**
 * Cells here for one cell there. A crop to half of each side makes it 2; a picture that takes up half of each side of a
 * screenshot makes it .5.
 */
const LEAST_SCALE = 0.5;
const MOST_SCALE = 2.1;
const STEP_SCALE = 1.007;
/** Power beside its neighbourhood beyond which one frequency counts no more: pictures have loud frequencies of their own. */
const LOUDEST = 6;
/** Slower waves than this are the picture's. */
const SLOWEST = 3;
/** Radius, in samples of the padded spectrum, of the neighbourhood a frequency is compared with. */
const NEIGHBOURHOOD = 8;

export interface Candidate extends Geometry {
  /** Standard deviations above what the other hypotheses of this picture give. */
  score: number;
}

interface Whitened {
  values: Float32Array;
  width: number;
  height: number;
  /** Samples a cycle per cell. */
  across: number;
  down: number;
}

const powerOfTwo = (least: number) => 2 ** Math.ceil(Math.log2(least));

/** Power of the half plane of non-negative vertical frequencies, horizontal zero in the middle, beside its neighbourhood. */
function whiten(contrast: Float32Array, { columns, rows }: GridSize): Whitened {
  const width = powerOfTwo(Math.max(256, columns * 1.6));
  const full = powerOfTwo(Math.max(256, rows * 1.6));
  const faded = new Float32Array(width * rows);
  const [fadeX, fadeY] = [taper(columns), taper(rows)];
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++)
      faded[y * width + x] = (contrast[y * columns + x] as number) * (fadeX[x] as number) * (fadeY[y] as number);
  const spectrum = realFourier2(faded, width, full);
  const height = full / 2;
  const power = new Float32Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const k = x - width / 2;
      const from = k < 0 ? (-y & (full - 1)) * spectrum.width - k : y * spectrum.width + k;
      power[y * width + x] = (spectrum.re[from] as number) ** 2 + (spectrum.im[from] as number) ** 2;
    }
  const around = boxMean(power, width, height, NEIGHBOURHOOD);
  const values = power.map((value, at) => Math.min(LOUDEST, value / ((around[at] as number) + 1e-12)));
  return { values, width, height, across: width, down: full };
}

const SCORED = WAVES.filter(({ radius }) => radius >= SLOWEST);

/** Mean of the whitened power at the lattice's frequencies; what falls outside the spectrum counts as ordinary. */
function scoreOf({ values, width, height, across, down }: Whitened, angle: number, scale: number): number {
  const [c, s] = [Math.cos(angle) / (scale * TILE), Math.sin(angle) / (scale * TILE)];
  let sum = 0;
  for (const wave of SCORED) {
    let x = (c * wave.across - s * wave.down) * across;
    let y = (s * wave.across + c * wave.down) * down;
    if (y < 0) {
      x = -x;
      y = -y;
    }
    const column = Math.round(x) + width / 2;
    const row = Math.round(y);
    sum += column >= 0 && column < width && row < height ? (values[row * width + column] as number) : 1;
  }
  return sum / SCORED.length;
}

/** The likeliest geometries, best first, at least a step apart. About 150 ms, whatever the picture's size. */
export function searchGeometry(contrast: Float32Array, size: GridSize, most = 24): Candidate[] {
  const whitened = whiten(contrast, size);
  const turns = 2 * Math.round(MOST_DEGREES / STEP_DEGREES) + 1;
  const scales = Math.ceil(Math.log(MOST_SCALE / LEAST_SCALE) / Math.log(STEP_SCALE));
  const angleAt = (turn: number) => (((turn - (turns - 1) / 2) * STEP_DEGREES) / 180) * Math.PI;
  const scaleAt = (at: number) => LEAST_SCALE * STEP_SCALE ** at;
  const scores = new Float32Array(turns * scales);
  for (let at = 0; at < scales; at++)
    for (let turn = 0; turn < turns; turn++) scores[at * turns + turn] = scoreOf(whitened, angleAt(turn), scaleAt(at));
  // A coarser lattice has fewer independent frequencies under it: each scale is judged beside its own turns and neighbours.
  const mean = boxMean(scores, turns, scales, 12);
  const squares = boxMean(
    scores.map((value, at) => (value - (mean[at] as number)) ** 2),
    turns,
    scales,
    12,
  );
  const standard = scores.map(
    (value, at) => (value - (mean[at] as number)) / Math.sqrt((squares[at] as number) + 1e-12),
  );
  const peaks: number[] = [];
  for (let at = 0; at < scales; at++)
    for (let turn = 0; turn < turns; turn++) {
      const here = standard[at * turns + turn] as number;
      let peak = here > 1;
      for (let dy = -1; peak && dy <= 1; dy++)
        for (let dx = -1; peak && dx <= 1; dx++) {
          const [y, x] = [at + dy, turn + dx];
          if ((dx === 0 && dy === 0) || y < 0 || y >= scales || x < 0 || x >= turns) continue;
          const other = standard[y * turns + x] as number;
          if (other > here || (other === here && (dy < 0 || (dy === 0 && dx < 0)))) peak = false;
        }
      if (peak) peaks.push(at * turns + turn);
    }
  peaks.sort((a, b) => (standard[b] as number) - (standard[a] as number));
  return peaks.slice(0, most).map((peak) => {
    const [turn, at] = [peak % turns, Math.floor(peak / turns)];
    return { ...refine(whitened, angleAt(turn), scaleAt(at)), score: standard[peak] as number };
  });
}

/** Climbs in ever smaller steps. */
function refine(whitened: Whitened, angle: number, scale: number): Geometry {
  let best = { angle, scale };
  let height = scoreOf(whitened, angle, scale);
  for (let step = 0.5; step >= 0.25; step /= 2)
    for (const [turn, grow] of [
      [-1, 0],
      [1, 0],
      [0, -1],
      [0, 1],
    ] as const) {
      const next = {
        angle: best.angle + (turn * step * STEP_DEGREES * Math.PI) / 180,
        scale: best.scale * STEP_SCALE ** (grow * step),
      };
      const there = scoreOf(whitened, next.angle, next.scale);
      if (there > height) [best, height] = [next, there];
    }
  return best;
}
