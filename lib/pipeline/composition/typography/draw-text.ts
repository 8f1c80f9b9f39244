import type { Context } from '../../../imaging/index';
import type { PlacedBlock } from './fit-column';
import { applyStyle } from './measure-line';

/** Draws a placed text in one colour. */
export function drawText(context: Context, { block, box }: PlacedBlock, colour: string): void {
  context.save();
  applyStyle(context, block.style, block.size);
  context.fillStyle = colour;
  for (const line of block.lines) context.fillText(line.text, box.x + line.x, box.y + line.baseline);
  context.restore();
}
