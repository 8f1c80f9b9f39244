/** Connected areas of one even colour in a picture: what swatches, grounds and the strokes of logos are made of. */
import type { Box, Pixels } from '../../imaging/index';

export interface FlatArea {
  /** Mean colour of the area. */
  rgb: [number, number, number];
  pixels: number;
  box: Box;
  touchesEdge: boolean;
}

/** Largest step of a channel between neighbours, and away from where the area began: JPEG's noise is under both. */
const STEP = 8;
const DRIFT = 20;

/** @returns areas of at least `least` pixels, largest first, and for every pixel the number of its area, −1 for none. */
export function flatAreas(pixels: Pixels, least: number): { areas: FlatArea[]; areaOf: Int32Array } {
  const { data, width, height, channels } = pixels;
  const areaOf = new Int32Array(width * height).fill(-2);
  const stack = new Int32Array(width * height);
  const found: { area: FlatArea; id: number }[] = [];
  const far = (one: number, other: number) =>
    Math.max(
      Math.abs((data[one] ?? 0) - (data[other] ?? 0)),
      Math.abs((data[one + 1] ?? 0) - (data[other + 1] ?? 0)),
      Math.abs((data[one + 2] ?? 0) - (data[other + 2] ?? 0)),
    );
  let id = 0;
  for (let start = 0; start < areaOf.length; start++) {
    if (areaOf[start] !== -2) continue;
    let top = 0;
    stack[top++] = start;
    areaOf[start] = id;
    let count = 0;
    const sum: [number, number, number] = [0, 0, 0];
    let [x1, y1, x2, y2] = [width, height, -1, -1];
    while (top > 0) {
      const at = stack[--top] as number;
      const [x, y] = [at % width, Math.floor(at / width)];
      const byte = at * channels;
      count++;
      for (const c of [0, 1, 2] as const) sum[c] += data[byte + c] ?? 0;
      if (x < x1) x1 = x;
      if (x > x2) x2 = x;
      if (y < y1) y1 = y;
      if (y > y2) y2 = y;
      for (const [dx, dy] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ] as const) {
        if (x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height) continue;
        const next = at + dx + dy * width;
        if (areaOf[next] !== -2) continue;
        const nextByte = next * channels;
        if (far(nextByte, byte) > STEP || far(nextByte, start * channels) > DRIFT) continue;
        areaOf[next] = id;
        stack[top++] = next;
      }
    }
    if (count >= least) {
      const rgb = sum.map((value) => Math.round(value / count)) as [number, number, number];
      const box = { x: x1, y: y1, width: x2 - x1 + 1, height: y2 - y1 + 1 };
      const touchesEdge = x1 === 0 || y1 === 0 || x2 === width - 1 || y2 === height - 1;
      found.push({ id, area: { rgb, pixels: count, box, touchesEdge } });
    }
    id++;
  }
  found.sort((a, b) => b.area.pixels - a.area.pixels);
  const order = new Int32Array(id).fill(-1);
  for (const [at, { id: own }] of found.entries()) order[own] = at;
  for (let at = 0; at < areaOf.length; at++) areaOf[at] = order[areaOf[at] as number] as number;
  return { areas: found.map(({ area }) => area), areaOf };
}
