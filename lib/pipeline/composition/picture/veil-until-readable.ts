import { type Box, createSurface, type Surface } from '../../../imaging/index';
import { chooseInk, type InkChoice, SURE_CONTRAST } from '../colour/choose-ink';
import { readGround, worstContrast } from '../colour/ground';
import type { Palette } from '../colour/palette';
import type { CreativePlan } from '../plan-creative';
import type { PlacedBlock } from '../typography/fit-column';
import { around, groundPad, lineBoxes } from '../typography/line-boxes';
import { drawVeil } from './draw-veil';

/**
 * Chooses the colour of the type and covers the picture as far as it needs, which may be not at all. The veil is computed,
 * drawn, measured on the finished pixels and raised until they keep the promise.
 * @param blocks the type that stands on the picture
 * @param logo stands on the same veil
 */
export function veilUntilReadable(
  surface: Surface,
  plan: CreativePlan,
  palette: Palette,
  blocks: readonly PlacedBlock[],
  logo: Box,
): InkChoice {
  const { veil } = plan.blueprint;
  const boxes = blocks.flatMap(lineBoxes);
  const pad = groundPad(blocks);
  const hold = around([...boxes, logo]);
  const choice = chooseInk(readGround(surface, boxes, pad), palette, veil.kind === 'stage' ? veil.least : 0);
  const bare = createSurface(surface.width, surface.height);
  bare.context.drawImage(surface.canvas, 0, 0);
  for (let strength = choice.strength; ; strength = Math.min(1, strength + 0.05)) {
    drawVeil(surface.context, surface, veil, choice.veil, strength, hold);
    const reached = worstContrast(choice.ink, readGround(surface, boxes, pad));
    if (reached >= SURE_CONTRAST || strength >= 1) return { ...choice, strength };
    surface.context.drawImage(bare.canvas, 0, 0);
  }
}
