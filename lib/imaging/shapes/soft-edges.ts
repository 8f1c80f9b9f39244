/**
 * The shape with its edges: flat patches leave out the pixels that mix ink and ground, which makes strokes thinner than they
 * are, and JPEG breaks patches up. A pixel close to a patch belongs to it as far as its colour has come from ground to ink.
 */
import type { Pixels } from '../pixels';
import type { Zone } from './flat-zones';
import type { Coverage, ShapeBox } from './shape-hash';

/** Reach of an edge, px. */
const REACH = 3;
/** Coverage that counts when the box is drawn tight. */
const HALF = 0.5;

export function softEdges(
  pixels: Pixels,
  labels: Int32Array,
  zones: readonly Zone[],
  box: ShapeBox,
): { box: ShapeBox; coverage: Coverage } {
  const { data, width, height, channels } = pixels;
  const left = Math.max(0, box.left - REACH - 2);
  const top = Math.max(0, box.top - REACH - 2);
  const right = Math.min(width, box.right + REACH + 2);
  const bottom = Math.min(height, box.bottom + REACH + 2);
  const [w, h] = [right - left, bottom - top];
  const ids = new Set(zones.map((zone) => zone.id));
  const core = new Uint8Array(w * h);
  for (let y = 0; y < h; y += 1)
    for (let x = 0; x < w; x += 1) if (ids.has(labels[(top + y) * width + left + x] as number)) core[y * w + x] = 1;
  const near = dilated(core, w, h, REACH);
  const ring = dilated(near, w, h, 2);
  const area = zones.reduce((sum, zone) => sum + zone.area, 0);
  const ink = [0, 0, 0];
  for (const zone of zones)
    for (const [at, mean] of [zone.red, zone.green, zone.blue].entries())
      ink[at] = (ink[at] as number) + (mean * zone.area) / area;
  const ground = [0, 0, 0];
  let count = 0;
  for (let at = 0; at < ring.length; at += 1) {
    if (!ring[at] || near[at]) continue;
    const p = ((top + Math.floor(at / w)) * width + left + (at % w)) * channels;
    for (let c = 0; c < 3; c += 1) ground[c] = (ground[c] as number) + (data[p + c] as number);
    count += 1;
  }
  if (count > 0) for (let c = 0; c < 3; c += 1) ground[c] = (ground[c] as number) / count;
  const way = [0, 1, 2].map((c) => (ink[c] as number) - (ground[c] as number));
  const norm = way.reduce((sum, part) => sum + part * part, 0);
  const cover = new Float32Array(w * h);
  const tight = { left: right, top: bottom, right: left, bottom: top };
  for (let at = 0; at < cover.length; at += 1) {
    if (!near[at]) continue;
    const [x, y] = [left + (at % w), top + Math.floor(at / w)];
    if (core[at]) cover[at] = 1;
    else if (norm > 0) {
      const p = (y * width + x) * channels;
      let dot = 0;
      for (let c = 0; c < 3; c += 1) dot += ((data[p + c] as number) - (ground[c] as number)) * (way[c] as number);
      cover[at] = Math.max(0, Math.min(1, dot / norm));
    }
    if ((cover[at] as number) < HALF) continue;
    if (x < tight.left) tight.left = x;
    if (y < tight.top) tight.top = y;
    if (x >= tight.right) tight.right = x + 1;
    if (y >= tight.bottom) tight.bottom = y + 1;
  }
  return {
    box: tight.right > tight.left ? tight : box,
    coverage: (x, y) => cover[(y - top) * w + (x - left)] ?? 0,
  };
}

/** Grown by `by` pixels in every direction, squarely. */
function dilated(mask: Uint8Array, width: number, height: number, by: number): Uint8Array {
  const rows = new Uint8Array(mask.length);
  for (let y = 0; y < height; y += 1) {
    let until = -1;
    for (let x = 0; x < width; x += 1)
      if (mask[y * width + x])
        for (let n = Math.max(until + 1, x - by); n <= Math.min(width - 1, x + by); n += 1) {
          rows[y * width + n] = 1;
          until = n;
        }
  }
  const out = new Uint8Array(mask.length);
  for (let x = 0; x < width; x += 1) {
    let until = -1;
    for (let y = 0; y < height; y += 1)
      if (rows[y * width + x])
        for (let n = Math.max(until + 1, y - by); n <= Math.min(height - 1, y + by); n += 1) {
          out[n * width + x] = 1;
          until = n;
        }
  }
  return out;
}
