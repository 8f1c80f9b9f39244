import type { Box } from '../../../imaging/index';
import type { Placement } from '../../brief/index';
import type { Creative } from '../../composition/output';

/** How far a box leaves the safe zone, in pixels; 0 when it is inside. */
export function overrun(
  box: Box,
  { width, height }: Pick<Creative, 'width' | 'height'>,
  zone: Placement['safeZone'],
): number {
  return Math.max(
    0,
    zone.left - box.x,
    zone.top - box.y,
    box.x + box.width - (width - zone.right),
    box.y + box.height - (height - zone.bottom),
  );
}

function distance(a: Box, b: Box): number {
  const dx = Math.max(0, b.x - (a.x + a.width), a.x - (b.x + b.width));
  const dy = Math.max(0, b.y - (a.y + a.height), a.y - (b.y + b.height));
  return Math.hypot(dx, dy);
}

/** Distance from the logo to the nearest type, product or edge, in pixels. */
export function freeAround(logo: Box, creative: Creative): number {
  const edges = [logo.x, logo.y, creative.width - logo.x - logo.width, creative.height - logo.y - logo.height];
  const others = [...creative.texts.map((text) => text.box), ...(creative.product ? [creative.product.box] : [])];
  return Math.min(...edges, ...others.map((box) => distance(logo, box)));
}
