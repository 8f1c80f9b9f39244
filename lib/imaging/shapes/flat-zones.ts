/** Patches of one colour, as logos, letters and drawn shapes have them: neighbours that differ by a few levels belong together. */
import type { Pixels } from '../pixels';

export interface Zone {
  id: number;
  /** Pixels; the box is inclusive of `left` and `top`, exclusive of `right` and `bottom`. */
  area: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** Mean colour, 0 to 255. */
  red: number;
  green: number;
  blue: number;
}

export interface Zones {
  /** Root of each pixel: equal for pixels of one zone. */
  labels: Int32Array;
  zones: Zone[];
  width: number;
  height: number;
}

/** Levels by which neighbours may differ: JPEG at quality 90 stays under it, an edge of any use to the eye does not. */
const STEP = 7;
/** Smaller patches are grain. */
const SMALLEST = 12;

export function flatZones({ data, width, height, channels }: Pixels): Zones {
  const labels = new Int32Array(width * height);
  for (let at = 0; at < labels.length; at += 1) labels[at] = at;
  const root = (from: number): number => {
    let at = from;
    while (labels[at] !== at) {
      labels[at] = labels[labels[at] as number] as number;
      at = labels[at] as number;
    }
    return at;
  };
  const alike = (p: number, q: number): boolean =>
    Math.abs((data[p] as number) - (data[q] as number)) <= STEP &&
    Math.abs((data[p + 1] as number) - (data[q + 1] as number)) <= STEP &&
    Math.abs((data[p + 2] as number) - (data[q + 2] as number)) <= STEP;
  const join = (a: number, b: number): void => {
    const [x, y] = [root(a), root(b)];
    if (x < y) labels[y] = x;
    else if (y < x) labels[x] = y;
  };
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 1) {
      const p = at * channels;
      if (x > 0 && alike(p, p - channels)) join(at, at - 1);
      if (y > 0 && alike(p, p - width * channels)) join(at, at - width);
    }
  const sums = new Map<number, Zone>();
  const areas = new Int32Array(labels.length);
  for (let at = 0; at < labels.length; at += 1) {
    const id = root(at);
    labels[at] = id;
    areas[id] = (areas[id] as number) + 1;
  }
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 1) {
      const id = labels[at] as number;
      if ((areas[id] as number) < SMALLEST) continue;
      const p = at * channels;
      let zone = sums.get(id);
      if (!zone) {
        zone = { id, area: 0, left: x, top: y, right: x + 1, bottom: y + 1, red: 0, green: 0, blue: 0 };
        sums.set(id, zone);
      }
      zone.area += 1;
      if (x < zone.left) zone.left = x;
      if (x >= zone.right) zone.right = x + 1;
      if (y >= zone.bottom) zone.bottom = y + 1;
      zone.red += data[p] as number;
      zone.green += data[p + 1] as number;
      zone.blue += data[p + 2] as number;
    }
  const zones = [...sums.values()];
  for (const zone of zones) {
    zone.red /= zone.area;
    zone.green /= zone.area;
    zone.blue /= zone.area;
  }
  return { labels, zones, width, height };
}
