/** A contact sheet: rows of pictures under one line of words each. */
import { createSurface, fontStack, type Pixels, resize, toDrawable, withoutAlpha } from '../../../lib/imaging/index';

export interface Cell {
  pixels: Pixels | null;
  label: string;
}

const GAP = 8;
const LINE = 22;

/** @param size pixels of a cell's width; heights follow the first picture's proportions, others are fitted in. */
export async function drawSheet(rows: readonly (readonly Cell[])[], size: number): Promise<Pixels> {
  const first = rows.flat().find(({ pixels }) => pixels)?.pixels;
  const tall = first ? Math.round((size * first.height) / first.width) : size;
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const surface = createSurface(GAP + columns * (size + GAP), GAP + rows.length * (tall + LINE + GAP));
  const { context } = surface;
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, surface.width, surface.height);
  context.font = `13px ${fontStack('Inter', 400, 'a→·')}`;
  for (const [r, row] of rows.entries())
    for (const [c, { pixels, label }] of row.entries()) {
      const [x, y] = [GAP + c * (size + GAP), GAP + r * (tall + LINE + GAP)];
      if (pixels) {
        const scale = Math.min(size / pixels.width, tall / pixels.height);
        const [w, h] = [Math.round(pixels.width * scale), Math.round(pixels.height * scale)];
        context.drawImage(toDrawable(await resize(pixels, w, h)), x + (size - w) / 2, y + (tall - h) / 2);
      } else {
        context.fillStyle = '#eeeeee';
        context.fillRect(x, y, size, tall);
      }
      context.fillStyle = '#111111';
      context.fillText(label, x, y + tall + 15, size);
    }
  return withoutAlpha(surface.pixels());
}
