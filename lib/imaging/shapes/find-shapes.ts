/** Shapes of a picture that could be logos: flat patches, and patches of one colour that stand close together. */
import { hammingDistance } from '../pdq';
import type { Pixels } from '../pixels';
import { flatZones, type Zone } from './flat-zones';
import { type ShapeBox, shapeHash } from './shape-hash';
import { softEdges } from './soft-edges';

export interface Shape {
  /** 32 bytes. */
  hash: Uint8Array;
  /** Fractions of width and height, origin top left. */
  region: { x: number; y: number; width: number; height: number };
}

/** Shorter than this share of the longer side is no logo anybody sees; longer is the ground. */
const SMALLEST = 0.06;
const LARGEST = 0.8;
/** Gaps, as shares of the larger patch, over which patches of one colour are taken as one shape. */
const GAPS = [0.12, 0.35, 0.8] as const;
/** Channels of two patches of one colour differ by at most this. */
const SAME_COLOUR = 18;
/** The largest patches only: a photograph has thousands. */
const MOST_ZONES = 500;
const MOST_SHAPES = 160;
/** Patches that fill their box are discs, bars and letters' stems only in part: what fills it nearly whole says nothing. */
const FULLEST = 0.96;

/** @returns at most 160 silhouettes, larger ones first. */
export function findShapes(given: Pixels, ignored: readonly Shape['region'][] = []): Shape[] {
  const pixels = reduced(given);
  const { labels, zones, width, height } = flatZones(pixels);
  const longer = Math.max(width, height);
  const usable = zones
    .filter((zone) => Math.max(zone.right - zone.left, zone.bottom - zone.top) <= LARGEST * longer)
    .filter((zone) => !ignored.some((box) => holds(box, zone, width, height)))
    .sort((a, b) => b.area - a.area)
    .slice(0, MOST_ZONES);
  const groups: Zone[][] = usable.map((zone) => [zone]);
  for (const gap of GAPS) groups.push(...grouped(usable, gap));
  const seen = new Set<string>();
  const candidates: { box: ShapeBox; zones: Zone[]; area: number }[] = [];
  for (const group of groups) {
    const box = boxOf(group);
    const [w, h] = [box.right - box.left, box.bottom - box.top];
    const side = Math.max(w, h);
    const area = group.reduce((sum, zone) => sum + zone.area, 0);
    if (side < SMALLEST * longer || side > LARGEST * longer || Math.min(w, h) < 0.06 * side) continue;
    if (area > FULLEST * w * h || area < 0.02 * w * h) continue;
    const key = `${box.left} ${box.top} ${box.right} ${box.bottom} ${area}`;
    if (seen.has(key)) continue;
    seen.add(key);
    candidates.push({ box, zones: group, area });
  }
  candidates.sort((a, b) => b.area - a.area);
  const shapes: Shape[] = [];
  for (const { box, zones: members } of candidates.slice(0, MOST_SHAPES)) {
    const soft = softEdges(pixels, labels, members, box);
    const { hash, quality } = shapeHash(soft.box, soft.coverage);
    if (quality < 50) continue;
    if (shapes.some((shape) => hammingDistance(shape.hash, hash) === 0)) continue;
    shapes.push({
      hash,
      region: {
        x: box.left / width,
        y: box.top / height,
        width: (box.right - box.left) / width,
        height: (box.bottom - box.top) / height,
      },
    });
  }
  return shapes;
}

/** Twice the side costs four times the time, and a logo of 12 % is 144 px already. */
const LONGEST_SIDE = 1_200;

/** Whole steps of pixels left out: edges stay as sharp as they are. */
function reduced(pixels: Pixels): Pixels {
  const step = Math.ceil(Math.max(pixels.width, pixels.height) / LONGEST_SIDE);
  if (step <= 1) return pixels;
  const { channels } = pixels;
  const [width, height] = [Math.floor(pixels.width / step), Math.floor(pixels.height / step)];
  const data = new Uint8Array(width * height * channels);
  for (let y = 0, to = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      for (let c = 0; c < channels; c += 1, to += 1)
        data[to] = pixels.data[(y * step * pixels.width + x * step) * channels + c] as number;
  return { data, width, height, channels };
}

function holds(box: Shape['region'], zone: Zone, width: number, height: number): boolean {
  const x = (zone.left + zone.right) / 2 / width;
  const y = (zone.top + zone.bottom) / 2 / height;
  return x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height;
}

function boxOf(zones: readonly Zone[]): ShapeBox {
  return {
    left: Math.min(...zones.map((zone) => zone.left)),
    top: Math.min(...zones.map((zone) => zone.top)),
    right: Math.max(...zones.map((zone) => zone.right)),
    bottom: Math.max(...zones.map((zone) => zone.bottom)),
  };
}

/** Patches of one colour joined when the gap between their boxes is small beside the larger of them. */
function grouped(zones: readonly Zone[], gap: number): Zone[][] {
  const parent = zones.map((_, at) => at);
  const root = (at: number): number => {
    let top = at;
    while (parent[top] !== top) top = parent[top] as number;
    return top;
  };
  for (let i = 0; i < zones.length; i += 1)
    for (let j = i + 1; j < zones.length; j += 1) {
      const [a, b] = [zones[i] as Zone, zones[j] as Zone];
      if (!sameColour(a, b) || apart(a, b) > gap * Math.max(sideOf(a), sideOf(b))) continue;
      parent[root(j)] = root(i);
    }
  const groups = new Map<number, Zone[]>();
  for (const [at, zone] of zones.entries()) {
    const key = root(at);
    groups.set(key, [...(groups.get(key) ?? []), zone]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

const sideOf = (zone: Zone) => Math.max(zone.right - zone.left, zone.bottom - zone.top);
const sameColour = (a: Zone, b: Zone) =>
  Math.max(Math.abs(a.red - b.red), Math.abs(a.green - b.green), Math.abs(a.blue - b.blue)) <= SAME_COLOUR;
const apart = (a: Zone, b: Zone) => Math.max(0, a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
