import type { Box } from '../../../imaging/index';
import type { PlacedBlock } from './fit-column';

/** Pixels around a line of type that count as its ground, as a share of its size. */
const GROUND_PAD = 0.12;

/** Boxes of the lines rather than of the block: the empty end of a short line is no ground of type. */
export function lineBoxes({ block, box }: PlacedBlock): Box[] {
  return block.lines.map((line) => ({
    x: box.x + line.x - line.ink.left,
    y: box.y + line.baseline - line.ink.ascent,
    width: line.ink.width,
    height: line.ink.ascent + line.ink.descent,
  }));
}

/** How far the ground of these texts reaches beyond their ink, in pixels. */
export function groundPad(blocks: readonly PlacedBlock[]): number {
  return Math.max(2, ...blocks.map(({ block }) => block.size * GROUND_PAD));
}

/** The smallest box around all of them. */
export function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const x2 = Math.max(...boxes.map((box) => box.x + box.width));
  const y2 = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: x2 - x, height: y2 - y };
}
