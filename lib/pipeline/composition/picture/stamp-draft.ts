import { createSurface, fontStack, type Pixels, toDrawable, withoutAlpha } from '../../../imaging/index';

const WORD = 'DRAFT';
/** Letters' height and the way from one word to the next, in shares of the short side. */
const SIZE = 0.09;
const STEP = 0.42;
const ANGLE = -Math.PI / 6;

/**
 * The word across the whole picture, light with a dark edge, so that it is read on any ground and cannot be cut off. What it is
 * laid over stays to be judged: a first look is there to be looked at.
 */
export function stampDraft(pixels: Pixels): Pixels {
  const { width, height } = pixels;
  const surface = createSurface(width, height);
  const { context } = surface;
  context.drawImage(toDrawable(pixels), 0, 0);
  const short = Math.min(width, height);
  const size = Math.max(12, short * SIZE);
  const step = Math.max(60, short * STEP);
  context.font = `700 ${size}px ${fontStack('Inter', 700, WORD)}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineWidth = Math.max(1, size / 14);
  context.strokeStyle = 'rgba(0, 0, 0, 0.3)';
  context.fillStyle = 'rgba(255, 255, 255, 0.36)';
  context.translate(width / 2, height / 2);
  context.rotate(ANGLE);
  const reach = Math.hypot(width, height) / 2 + step;
  for (let row = -Math.ceil(reach / step); row * step <= reach; row++)
    for (let at = -Math.ceil(reach / step); at * step <= reach; at++) {
      const x = (at + (row % 2) / 2) * step;
      context.strokeText(WORD, x, row * step);
      context.fillText(WORD, x, row * step);
    }
  return withoutAlpha(surface.pixels());
}
