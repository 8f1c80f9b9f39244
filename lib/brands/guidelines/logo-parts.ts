/** Parts of a page that look like a logo: compact groups of ink on the page's ground that are neither a swatch nor lines of text. */
import type { Box, Pixels } from '../../imaging/index';
import type { FlatArea } from './flat-areas';

export interface LogoPart {
  box: Box;
  why: string;
}

interface Found {
  areas: readonly FlatArea[];
  areaOf: Int32Array;
  ground: FlatArea | null;
}

interface Group {
  box: Box;
  ink: number;
  /** Ink that belongs to areas large enough to be swatches, by area. */
  largest: number;
}

const CELL = 6;
const MOST = 4;

/** Ink is what is not the ground. It is gathered in cells, and cells that touch are one group, so that letters of a word are. */
export function findLogos({ width, height }: Pixels, { areas, areaOf, ground }: Found): LogoPart[] {
  const groundAt = ground ? areas.indexOf(ground) : -1;
  const [columns, rows] = [Math.ceil(width / CELL), Math.ceil(height / CELL)];
  const ink = new Int32Array(columns * rows);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (areaOf[y * width + x] !== groundAt) {
        const cell = Math.floor(y / CELL) * columns + Math.floor(x / CELL);
        ink[cell] = (ink[cell] ?? 0) + 1;
      }
  const groups = groupsOf(ink, columns, rows);
  const size = width * height;
  return groups
    .map((group) => ({ group, score: scoreOf(group, areas, groundAt, areaOf, width, size) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ group }) => ({
      box: clip(group.box, width, height),
      why: 'ink standing free on the page that is neither one flat area nor a line of text',
    }));
}

function groupsOf(ink: Int32Array, columns: number, rows: number): Group[] {
  const seen = new Uint8Array(ink.length);
  const groups: Group[] = [];
  for (let start = 0; start < ink.length; start++) {
    if (seen[start] || ink[start] === 0) continue;
    const open = [start];
    seen[start] = 1;
    let [x1, y1, x2, y2, total] = [columns, rows, -1, -1, 0];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const [x, y] = [at % columns, Math.floor(at / columns)];
      total += ink[at] ?? 0;
      [x1, y1, x2, y2] = [Math.min(x1, x), Math.min(y1, y), Math.max(x2, x), Math.max(y2, y)];
      // Two cells across and one down: letters and words stand nearer than lines do.
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -2; dx <= 2; dx++) {
          const [nx, ny] = [x + dx, y + dy];
          const next = ny * columns + nx;
          if (nx < 0 || ny < 0 || nx >= columns || ny >= rows || seen[next] || ink[next] === 0) continue;
          seen[next] = 1;
          open.push(next);
        }
    }
    const box = { x: x1 * CELL, y: y1 * CELL, width: (x2 - x1 + 1) * CELL, height: (y2 - y1 + 1) * CELL };
    groups.push({ box, ink: total, largest: 0 });
  }
  return groups;
}

/** 0 for what is no logo; else larger for larger, freer, more drawn things. */
function scoreOf(
  { box, ink }: Group,
  areas: readonly FlatArea[],
  groundAt: number,
  areaOf: Int32Array,
  width: number,
  size: number,
): number {
  const area = box.width * box.height;
  const ratio = box.width / box.height;
  if (area < size * 0.002 || area > size * 0.3 || Math.min(box.width, box.height) < 18) return 0;
  // Longer than ten times its height is a line of text, or a rule.
  if (ratio > 10 || ratio < 0.2) return 0;
  const flat = new Map<number, number>();
  for (let y = box.y; y < box.y + box.height; y += 2)
    for (let x = box.x; x < box.x + box.width; x += 2) {
      const of = areaOf[y * width + x] ?? -1;
      if (of >= 0 && of !== groundAt) flat.set(of, (flat.get(of) ?? 0) + 4);
    }
  const largest = Math.max(0, ...flat.values());
  const filled = ink / area;
  // One flat area that fills its box is a swatch, with or without a label on it.
  const plain = largest / area > 0.6 || [...flat.keys()].some((of) => isFilled(areas[of]) && largest / ink > 0.75);
  if (plain || filled > 0.92) return 0;
  return Math.sqrt(area / size) * (1 - Math.abs(filled - 0.45));
}

const isFilled = (area: FlatArea | undefined) =>
  area !== undefined && area.pixels > 0.9 * area.box.width * area.box.height;

function clip({ x, y, width, height }: Box, mostX: number, mostY: number): Box {
  return { x, y, width: Math.min(width, mostX - x), height: Math.min(height, mostY - y) };
}
