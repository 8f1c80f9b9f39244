import type { Box, Context, Rgb } from '../../../imaging/index';
import type { Ink } from '../colour/palette';
import type { Veil } from '../layouts/layout';

const rgba = ([r, g, b]: Rgb, alpha: number) => `rgba(${r}, ${g}, ${b}, ${alpha.toFixed(4)})`;
/** A straight ramp shows its ends as edges; this one has none. */
const ease = (t: number) => t * t * t * (t * (6 * t - 15) + 10);
const STOPS = 16;

/**
 * Calms the picture: at full `strength` behind everything in `hold`, easing out beyond it.
 * @param strength opacity, 0 to 1
 */
export function drawVeil(
  context: Context,
  size: { width: number; height: number },
  veil: Veil,
  colour: Ink,
  strength: number,
  hold: Box,
): void {
  if (strength <= 0) return;
  context.save();
  if (veil.kind === 'stage') drawStage(context, size, colour, strength);
  else drawEdge(context, size, veil.from, colour, strength, hold);
  context.restore();
}

function drawStage(
  context: Context,
  { width, height }: { width: number; height: number },
  colour: Ink,
  strength: number,
) {
  context.fillStyle = rgba(colour.rgb, strength);
  context.fillRect(0, 0, width, height);
  const radius = Math.hypot(width, height) / 2;
  const glow = context.createRadialGradient(width / 2, height / 2, radius * 0.35, width / 2, height / 2, radius);
  for (let i = 0; i <= STOPS; i++) glow.addColorStop(i / STOPS, rgba(colour.rgb, 0.42 * ease(i / STOPS)));
  context.fillStyle = glow;
  context.fillRect(0, 0, width, height);
}

function drawEdge(
  context: Context,
  { width, height }: { width: number; height: number },
  from: 'left' | 'right' | 'top' | 'bottom',
  colour: Ink,
  strength: number,
  hold: Box,
): void {
  const flat = from === 'left' || from === 'right';
  const length = flat ? width : height;
  const far = { left: hold.x + hold.width, right: width - hold.x, top: hold.y + hold.height, bottom: height - hold.y }[
    from
  ];
  const full = Math.min(length, far + length * 0.02);
  const end = Math.min(length * 1.6, full + Math.max(length * 0.28, (length - full) * 0.75));
  const origin = from === 'right' || from === 'bottom' ? length : 0;
  const sign = origin === 0 ? 1 : -1;
  const gradient = flat
    ? context.createLinearGradient(origin, 0, origin + sign * end, 0)
    : context.createLinearGradient(0, origin, 0, origin + sign * end);
  gradient.addColorStop(0, rgba(colour.rgb, strength));
  for (let i = 0; i <= STOPS; i++) {
    const t = i / STOPS;
    gradient.addColorStop((full + (end - full) * t) / end, rgba(colour.rgb, strength * (1 - ease(t))));
  }
  context.fillStyle = gradient;
  context.fillRect(0, 0, width, height);
}
