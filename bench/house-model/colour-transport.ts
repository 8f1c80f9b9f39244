/** How far a picture is from the palette that was asked for: optimal transport between colours of both, priced in ΔE2000. */
import {
  deltaE2000,
  type Lab,
  mainColours,
  type Pixels,
  srgbToLab,
  type WeightedColour,
} from '../../lib/imaging/index';

const CLUSTERS = 5;
/** Pixels looked at on each side. */
const GRID = 64;

/** Mean ΔE2000 of the cheapest plan that turns the palette into the picture's five main colours. Weights are normalised. */
export function colourDistance(pixels: Pixels, palette: readonly WeightedColour[]): number {
  const seen = coloursOf(pixels);
  const total = palette.reduce((sum, { weight }) => sum + weight, 0);
  const asked = palette.map(({ lab, weight }) => ({ lab, weight: weight / total }));
  return transport(
    asked.map(({ weight }) => weight),
    seen.map(({ weight }) => weight),
    asked.map((one) => seen.map((other) => deltaE2000(one.lab, other.lab))),
  );
}

/** Five main colours of a picture. */
export const coloursOf = (pixels: Pixels): WeightedColour[] => mainColours(sampled(pixels), CLUSTERS);

function sampled({ data, width, height, channels }: Pixels): Lab[] {
  const labs: Lab[] = [];
  for (let row = 0; row < GRID; row++)
    for (let column = 0; column < GRID; column++) {
      const y = Math.floor(((row + 0.5) * height) / GRID);
      const at = (y * width + Math.floor(((column + 0.5) * width) / GRID)) * channels;
      labs.push(srgbToLab([data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]));
    }
  return labs;
}

/**
 * Cost of the cheapest plan between two distributions of a few points: exact, by successive cheapest paths (Bellman–Ford) in
 * the network of sources and sinks.
 *
 * @param cost [sources][sinks]; both sides sum to the same.
 */
export function transport(supply: readonly number[], demand: readonly number[], cost: readonly number[][]): number {
  const [m, n] = [supply.length, demand.length];
  const left = [...supply];
  const wanted = [...demand];
  const flow = supply.map(() => demand.map(() => 0));
  const EPSILON = 1e-9;
  for (;;) {
    // Cheapest distance to every node: 0…m−1 sources, m…m+n−1 sinks.
    const distance = [
      ...left.map((amount) => (amount > EPSILON ? 0 : Number.POSITIVE_INFINITY)),
      ...wanted.map(() => Number.POSITIVE_INFINITY),
    ];
    const from = new Array<number>(m + n).fill(-1);
    const relax = (a: number, b: number, price: number) => {
      if ((distance[a] ?? 0) + price < (distance[b] ?? 0) - 1e-12) {
        distance[b] = (distance[a] ?? 0) + price;
        from[b] = a;
      }
    };
    for (let round = 0; round < m + n; round++)
      for (let i = 0; i < m; i++)
        for (let j = 0; j < n; j++) {
          const price = cost[i]?.[j] ?? 0;
          relax(i, m + j, price);
          if ((flow[i]?.[j] ?? 0) > EPSILON) relax(m + j, i, -price);
        }
    const open = wanted.flatMap((amount, j) => (amount > EPSILON && Number.isFinite(distance[m + j]) ? [j] : []));
    if (open.length === 0) break;
    const end = open.reduce((best, j) => ((distance[m + j] ?? 0) < (distance[m + best] ?? 0) ? j : best));
    const path = pathTo(m + end, from);
    const start = path[0] ?? 0;
    let amount = Math.min(left[start] ?? 0, wanted[end] ?? 0);
    for (let k = 1; k < path.length; k++) {
      const [a = 0, b = 0] = [path[k - 1], path[k]];
      if (a >= m) amount = Math.min(amount, flow[b]?.[a - m] ?? 0);
    }
    for (let k = 1; k < path.length; k++) {
      const [a = 0, b = 0] = [path[k - 1], path[k]];
      const [source, sink, sign] = a < m ? [a, b - m, 1] : [b, a - m, -1];
      const row = flow[source];
      if (row) row[sink] = (row[sink] ?? 0) + sign * amount;
    }
    left[start] = (left[start] ?? 0) - amount;
    wanted[end] = (wanted[end] ?? 0) - amount;
  }
  return flow.reduce((sum, row, i) => sum + row.reduce((part, moved, j) => part + moved * (cost[i]?.[j] ?? 0), 0), 0);
}

function pathTo(end: number, from: readonly number[]): number[] {
  const path = [end];
  for (let at = from[end] ?? -1; at >= 0; at = from[at] ?? -1) path.unshift(at);
  return path;
}
