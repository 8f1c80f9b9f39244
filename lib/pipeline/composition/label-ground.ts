import type { Surface } from '../../imaging/index';
import { inkOn, SURE_CONTRAST, typeInks } from './colour/choose-ink';
import { readGround, worstContrast } from './colour/ground';
import type { Ink, Palette } from './colour/palette';
import type { PlacedBlock } from './typography/fit-column';
import { groundPad, lineBoxes } from './typography/line-boxes';
import type { Align } from './typography/set-lines';

/** Padding of the plate in em. */
const PAD = 0.42;

/**
 * The label's colour and place: as planned where one of the brand's colours can be read there; else a small plate is drawn, and
 * the type moves in by its padding, so that the plate and not the type keeps to the edge.
 */
export function prepareLabel(
  surface: Surface,
  label: PlacedBlock,
  align: Align,
  corner: number,
  palette: Palette,
): { label: PlacedBlock; ink: Ink } {
  const ground = readGround(surface, lineBoxes(label), groundPad([label]));
  const best = typeInks(palette).reduce((a, b) => (worstContrast(b, ground) > worstContrast(a, ground) ? b : a));
  if (worstContrast(best, ground) >= SURE_CONTRAST) return { label, ink: best };

  const plate = ground.mean < 0.35 ? palette.dark : palette.light;
  const pad = label.block.size * PAD;
  const { width, height } = label.box;
  const x = label.box.x + (align === 'left' ? pad : align === 'right' ? -pad : 0);
  const y = label.box.y - pad;
  surface.context.fillStyle = plate.hex;
  surface.context.beginPath();
  surface.context.roundRect(x - pad, y - pad, width + 2 * pad, height + 2 * pad, Math.min(pad, corner));
  surface.context.fill();
  return { label: { ...label, box: { x, y, width, height } }, ink: inkOn(plate, palette) };
}
