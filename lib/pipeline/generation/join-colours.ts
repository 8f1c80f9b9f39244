/**
 * Brings what was drawn to the colours of what it joins. A model rarely meets a picture's colours at the edge of a hole or beyond
 * a border; what it is off by there is taken from the drawing, in full at the edge and less and less away from it.
 */
import type { Pixels } from '../../imaging/index';

/** Cells along the longer side that colours are compared in. */
const CELLS = 96;
/** Cells that a hole must be deep. */
const LEAST = 2;
/** Rounds of averaging along the edge: single shapes that cross it are no cast of the drawing's colours. */
const ROUNDS = 2;

interface Grid {
  wide: number;
  tall: number;
  /** Cells a pixel. */
  scale: number;
}

/**
 * @param redrawn one value a pixel, 1 where the drawing is to be seen. @param drawn RGB of the same size.
 * @returns a corrected copy of `drawn`; outside of `redrawn` it may hold anything.
 */
export function joinColours(picture: Pixels, redrawn: Uint8Array, drawn: Pixels): Pixels {
  const { width, height } = picture;
  const scale = Math.min(1, CELLS / Math.max(width, height));
  const grid = { wide: Math.max(1, Math.ceil(width * scale)), tall: Math.max(1, Math.ceil(height * scale)), scale };
  const share = means(grid, width, height, 1, (at) => redrawn[at] ?? 0);
  const own = means(grid, width, height, 3, (at, c) => picture.data[at * picture.channels + c] ?? 0);
  const made = means(grid, width, height, 3, (at, c) => drawn.data[at * drawn.channels + c] ?? 0);
  const edge = edgeOf(grid, share, own, made);
  if (edge.length === 0) return drawn;
  const field = spread(grid, share, edge);
  if (!field) return drawn;
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      for (let c = 0; c < 3; c++) {
        const value = drawn.data[at * drawn.channels + c] ?? 0;
        const off = redrawn[at] ? sample(grid, field, (x + 0.5) * scale - 0.5, (y + 0.5) * scale - 0.5, c) : 0;
        data[at * 3 + c] = Math.min(255, Math.max(0, Math.round(value + off)));
      }
    }
  return { data, width, height, channels: 3 };
}

/** Means of `channels` values a pixel over every cell. */
function means(
  { wide, tall, scale }: Grid,
  width: number,
  height: number,
  channels: number,
  value: (at: number, channel: number) => number,
): Float64Array {
  const sums = new Float64Array(wide * tall * channels);
  const counts = new Float64Array(wide * tall);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const cell = Math.min(tall - 1, Math.floor(y * scale)) * wide + Math.min(wide - 1, Math.floor(x * scale));
      counts[cell] = (counts[cell] ?? 0) + 1;
      for (let c = 0; c < channels; c++)
        sums[cell * channels + c] = (sums[cell * channels + c] ?? 0) + value(y * width + x, c);
    }
  return sums.map((sum, at) => sum / Math.max(1, counts[Math.floor(at / channels)] ?? 1));
}

interface EdgeCell {
  x: number;
  y: number;
  /** What the drawing lacks there, by channel. */
  off: [number, number, number];
}

/** Drawn cells beside kept ones, with what they are off by, evened out along the edge. */
function edgeOf({ wide, tall }: Grid, share: Float64Array, own: Float64Array, made: Float64Array): EdgeCell[] {
  const cells: EdgeCell[] = [];
  for (let y = 0; y < tall; y++)
    for (let x = 0; x < wide; x++) {
      if ((share[y * wide + x] ?? 0) < 0.5) continue;
      const kept: number[] = [];
      for (const [dx, dy] of NEIGHBOURS) {
        const [u, v] = [x + dx, y + dy];
        if (u >= 0 && u < wide && v >= 0 && v < tall && (share[v * wide + u] ?? 1) < 0.5) kept.push(v * wide + u);
      }
      if (kept.length === 0) continue;
      const off = [0, 1, 2].map((c) => {
        const wanted = kept.reduce((sum, at) => sum + (own[at * 3 + c] ?? 0), 0) / kept.length;
        return wanted - (made[(y * wide + x) * 3 + c] ?? 0);
      }) as EdgeCell['off'];
      cells.push({ x, y, off });
    }
  let evened = cells;
  for (let round = 0; round < ROUNDS; round++)
    evened = evened.map(({ x, y }) => {
      const near = evened.filter((other) => Math.abs(other.x - x) <= 1 && Math.abs(other.y - y) <= 1);
      const off = [0, 1, 2].map((c) => near.reduce((sum, one) => sum + (one.off[c] ?? 0), 0) / near.length);
      return { x, y, off: off as EdgeCell['off'] };
    });
  return evened;
}

const NEIGHBOURS = [
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
] as const;

/**
 * For every drawn cell the edge's corrections, nearer ones counting more, and less of them the deeper it lies: none at the deepest.
 * Null where nothing lies deep enough to be corrected and yet remain what was drawn.
 */
function spread({ wide, tall }: Grid, share: Float64Array, edge: readonly EdgeCell[]): Float32Array | null {
  const field = new Float32Array(wide * tall * 3);
  const depth = new Float32Array(wide * tall);
  for (let y = 0; y < tall; y++)
    for (let x = 0; x < wide; x++) {
      const at = y * wide + x;
      const sum = [0, 0, 0];
      let total = 0;
      let nearest = Number.POSITIVE_INFINITY;
      for (const cell of edge) {
        const d2 = (cell.x - x) ** 2 + (cell.y - y) ** 2;
        const weight = 1 / (d2 + 0.25) ** 2;
        nearest = Math.min(nearest, d2);
        total += weight;
        for (let c = 0; c < 3; c++) sum[c] = (sum[c] ?? 0) + weight * (cell.off[c] ?? 0);
      }
      // Kept cells at the edge as well: pixels between two cells are mixed of both.
      if ((share[at] ?? 0) === 0 && nearest > 2) continue;
      depth[at] = Math.sqrt(nearest);
      for (let c = 0; c < 3; c++) field[at * 3 + c] = (sum[c] ?? 0) / total;
    }
  const deepest = depth.reduce((most, d) => Math.max(most, d), 0);
  if (deepest < LEAST) return null;
  return field.map((off, i) => off * (1 - (depth[Math.floor(i / 3)] ?? 0) / deepest) ** 2);
}

function sample({ wide, tall }: Grid, field: Float32Array, x: number, y: number, channel: number): number {
  const [i, j] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - i, y - j];
  const at = (u: number, v: number) =>
    field[(Math.min(tall - 1, Math.max(0, v)) * wide + Math.min(wide - 1, Math.max(0, u))) * 3 + channel] ?? 0;
  const top = at(i, j) * (1 - fx) + at(i + 1, j) * fx;
  return top * (1 - fy) + (at(i, j + 1) * (1 - fx) + at(i + 1, j + 1) * fx) * fy;
}
